package cim.person.web.graphql;

import static java.util.stream.Collectors.toMap;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.Employment;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// What connects a person with places, organizations and other persons. What other persons hold is
/// loaded for a whole list of persons at once.
@GraphQLApi
public final class RelationshipFields {
  private final Persons persons;
  private final int mostInverse;

  /// @param mostInverse how many other persons are looked at for what they say of one
  public RelationshipFields(Persons persons, int mostInverse) {
    this.persons = persons;
    this.mostInverse = mostInverse;
  }

  /// Where it is at home or works.
  @Description("Where the person is at home, works or was, also what ended.")
  public @NonNull List<@NonNull LocationAssignment> locations(@Source PersonView person) {
    return person.parts(LocationAssignment.class);
  }

  /// Its work.
  @Description("The work that the person does or did for organizations.")
  public @NonNull List<@NonNull Employment> employments(@Source PersonView person) {
    return person.parts(Employment.class);
  }

  /// Other ties.
  @Description("Other ties between the person and organizations, also those that ended.")
  public @NonNull List<@NonNull Affiliation> affiliations(@Source PersonView person) {
    return person.parts(Affiliation.class);
  }

  /// Other persons.
  @Description(
      "What other persons are to this one: first the relations that it holds, also those that"
          + " ended, then those that others hold on it and that have not ended, of as many others as"
          + " a page can have. Those of others are not part of an answer with asOf.")
  public @NonNull List<@NonNull List<@NonNull RelationEdge>> relationships(
      @Source List<PersonView> shown) {
    List<PersonId> present =
        shown.stream().filter(person -> !person.past()).map(PersonView::personId).toList();
    Map<PersonId, List<PersonRecord>> holders = persons.relatedTo(present, mostInverse);
    return shown.stream()
        .map(
            person ->
                edges(
                    person,
                    person.past() ? List.of() : holders.getOrDefault(person.personId(), List.of())))
        .toList();
  }

  private static List<RelationEdge> edges(PersonView person, List<PersonRecord> holders) {
    List<RelationEdge> edges = new ArrayList<>();
    for (Relationship held : person.parts(Relationship.class)) {
      edges.add(RelationEdge.own(held));
    }
    for (PersonRecord holder : holders) {
      for (Relationship held : holder.state().parts(Relationship.class)) {
        if (held.other().equals(person.personId()) && !held.ended()) {
          edges.add(RelationEdge.inverse(holder.id(), held));
        }
      }
    }
    return edges;
  }

  /// The other person.
  @Description("The other person as it is now.")
  public List<@Nullable PersonView> otherPerson(@Source List<RelationEdge> edges) {
    Map<PersonId, PersonView> others =
        persons.byIds(edges.stream().map(RelationEdge::other).distinct().toList()).stream()
            .map(PersonView::now)
            .collect(toMap(PersonView::personId, Function.identity()));
    List<@Nullable PersonView> inOrder = new ArrayList<>();
    for (RelationEdge edge : edges) {
      inOrder.add(others.get(edge.other()));
    }
    return inOrder;
  }
}
