package cim.person.web.graphql;

import cim.person.application.ports.PersonNames;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.HeldContact;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// The fields of a person, its name and its contacts that are not components of their records.
@GraphQLApi
public final class PersonFields {
  private final PersonNames names;
  private final EventLog log;
  private final Pages pages;

  public PersonFields(PersonNames names, EventLog log, Pages pages) {
    this.names = names;
    this.log = log;
    this.pages = pages;
  }

  /// The number of its newest event.
  @Description("How many events the person has; what expectedRevision is compared with.")
  public int revision(@Source PersonRecord person) {
    return Math.toIntExact(person.head().seq());
  }

  /// The CID of its newest event.
  @Id
  @NonNull
  @Description("The CID of the person's newest event: it stands for the whole history.")
  public String head(@Source PersonRecord person) {
    return Objects.requireNonNull(person.head().cid()).text();
  }

  /// Where its newest event stands.
  @NonNull
  @Description("The stream position of the person's newest event.")
  public String position(@Source PersonRecord person) {
    return Long.toString(person.head().position());
  }

  /// Where it stands in its life as a record.
  @NonNull
  @Description("Where the person stands in its life as a record.")
  public LifecycleStatus lifecycle(@Source PersonRecord person) {
    return new LifecycleStatus(
        person.state().lifecycle().state(), person.lifecycleSince(), person.lifecycleReason());
  }

  /// Its name.
  @NonNull
  @Description("The person's name.")
  public PersonName name(@Source PersonRecord person) {
    return Objects.requireNonNull(person.state().name());
  }

  /// Ways to reach it.
  @Description("Ways to reach the person, in the order in which they were added.")
  public @NonNull List<@NonNull HeldContact> contacts(
      @Source PersonRecord person,
      @Name("kind") @Description("Of one kind only.") @Nullable ContactKind kind) {
    return person.state().contacts().stream()
        .filter(held -> kind == null || kind == ContactKind.of(held.contact()))
        .toList();
  }

  /// Its history.
  @NonNull
  @Description("What happened to the person, the newest event last.")
  public RecordedEventConnection events(
      @Source PersonRecord person,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after) {
    return RecordedEventConnection.of(
        pages.read(first, after, null, null, page -> log.of(person.id(), page)));
  }

  /// The name as people write it.
  @NonNull
  @Description("The name as people write it, by its own convention and locale.")
  public String display(
      @Source PersonName name,
      @Name("style") @DefaultValue("FULL") @Description("How the name is shown.")
          @Nullable NameStyle style) {
    return names.display(name, style == null ? NameStyle.FULL : style);
  }

  /// What kind of contact it is.
  @NonNull
  @Description("What kind of contact it is.")
  public ContactKind kind(@Source HeldContact contact) {
    return ContactKind.of(contact.contact());
  }
}
