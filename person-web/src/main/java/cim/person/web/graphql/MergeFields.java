package cim.person.web.graphql;

import static java.util.stream.Collectors.toMap;

import cim.person.application.queries.Persons;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Where merges have led to and from, loaded for a whole list of persons at once.
@GraphQLApi
public final class MergeFields {
  private final Persons persons;

  public MergeFields(Persons persons) {
    this.persons = persons;
  }

  /// Where it went.
  @Description(
      "The person that this one was merged into, as it is now; null while it was not merged, and"
          + " while the node that answers has not yet read of the other.")
  public List<@Nullable PersonView> mergedInto(@Source List<PersonView> shown) {
    Map<PersonId, PersonView> targets =
        load(shown.stream().map(MergeFields::target).filter(Objects::nonNull).toList());
    List<@Nullable PersonView> inOrder = new ArrayList<>();
    for (PersonView person : shown) {
      PersonId target = target(person);
      inOrder.add(target == null ? null : targets.get(target));
    }
    return inOrder;
  }

  /// Whom it absorbed.
  @Description("The persons that were merged into this one, as they are now.")
  public @NonNull List<@NonNull List<@NonNull PersonView>> absorbed(
      @Source List<PersonView> shown) {
    Map<PersonId, PersonView> sources =
        load(shown.stream().flatMap(person -> sources(person).stream()).toList());
    return shown.stream()
        .map(person -> sources(person).stream().map(sources::get).filter(Objects::nonNull).toList())
        .toList();
  }

  static @Nullable PersonId target(PersonView person) {
    return person.record().state().lifecycle() instanceof Lifecycle.Merged(_, var into)
        ? into
        : null;
  }

  private static List<PersonId> sources(PersonView person) {
    return person.parts(AbsorbedPerson.class).stream().map(AbsorbedPerson::id).toList();
  }

  private Map<PersonId, PersonView> load(List<PersonId> ids) {
    return persons.byIds(ids.stream().distinct().toList()).stream()
        .map(PersonView::now)
        .collect(toMap(PersonView::personId, Function.identity()));
  }
}
