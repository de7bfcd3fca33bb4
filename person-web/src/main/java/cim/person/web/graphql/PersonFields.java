package cim.person.web.graphql;

import cim.person.application.documents.LifecycleStatus;
import cim.person.application.queries.EventLog;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// What a person's record tells of itself: how far its history goes, and where it stands. Events
/// are loaded for a whole list of persons at once.
@GraphQLApi
public final class PersonFields {
  private final EventLog log;
  private final Pages pages;

  public PersonFields(EventLog log, Pages pages) {
    this.log = log;
    this.pages = pages;
  }

  /// Its id.
  @Id
  @NonNull
  @Description("Identifies the person for ever, also after a merge.")
  public String id(@Source PersonView person) {
    return person.personId().toString();
  }

  /// The number of its newest event.
  @Description("How many events the person has; what expectedRevision is compared with.")
  public int revision(@Source PersonView person) {
    return Math.toIntExact(person.record().head().seq());
  }

  /// The CID of its newest event.
  @Id
  @NonNull
  @Description("The CID of the person's newest event: it stands for the whole history.")
  public String head(@Source PersonView person) {
    return Objects.requireNonNull(person.record().head().cid()).text();
  }

  /// Where its newest event stands.
  @NonNull
  @Description("The stream position of the person's newest event.")
  public String position(@Source PersonView person) {
    return Long.toString(person.record().head().position());
  }

  /// When its first event was recorded.
  @NonNull
  @Description("When the person's first event was recorded.")
  public Instant createdAt(@Source PersonView person) {
    return person.record().createdAt();
  }

  /// When its newest event was recorded.
  @NonNull
  @Description("When the person's newest event was recorded.")
  public Instant updatedAt(@Source PersonView person) {
    return person.record().updatedAt();
  }

  /// Where it stands in its life as a record.
  @NonNull
  @Description("Where the person stands in its life as a record.")
  public LifecycleStatus lifecycle(@Source PersonView person) {
    return new LifecycleStatus(
        person.record().state().lifecycle().state(),
        person.record().lifecycleSince(),
        person.record().lifecycleReason());
  }

  /// Its history.
  @Description("What happened to the person until now, the newest event last; also with asOf.")
  public @NonNull List<@NonNull RecordedEventConnection> events(
      @Source List<PersonView> shown,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after) {
    List<PersonId> persons = shown.stream().map(PersonView::personId).toList();
    return pages.readEach(persons, first, after, page -> log.ofEach(persons, page)).stream()
        .map(RecordedEventConnection::of)
        .toList();
  }
}
