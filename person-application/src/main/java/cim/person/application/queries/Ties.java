package cim.person.application.queries;

import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.Employment;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Part;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What connects a person with others, as its own record has it, without what has ended.
///
/// @param person the person
/// @param today what ended before this day has ended
record Ties(PersonRecord person, LocalDate today) {

  /// The persons that the record names, those that it was merged with included.
  Set<PersonId> persons() {
    Set<PersonId> named = new LinkedHashSet<>();
    relationships().map(Relationship::other).forEach(named::add);
    if (person.state().lifecycle() instanceof Lifecycle.Merged(_, var into)) {
      named.add(into);
    }
    parts(AbsorbedPerson.class).map(AbsorbedPerson::id).forEach(named::add);
    return named;
  }

  Set<UUID> organizations() {
    Set<UUID> named = new LinkedHashSet<>();
    Stream.concat(employments(), affiliations()).map(NetworkEdge::to).forEach(named::add);
    return named;
  }

  /// The connections that the record holds.
  List<NetworkEdge> edges() {
    return Stream.of(relations(), employments(), affiliations(), merge())
        .flatMap(edges -> edges)
        .distinct()
        .toList();
  }

  private Stream<NetworkEdge> relations() {
    return relationships()
        .map(
            held ->
                new NetworkEdge(
                    id(), held.other().value(), NetworkEdgeKind.RELATION, held.kind(), null));
  }

  private Stream<NetworkEdge> employments() {
    return parts(Employment.class)
        .filter(held -> holds(held.to()))
        .map(
            held ->
                new NetworkEdge(
                    id(), held.organizationId().value(), NetworkEdgeKind.EMPLOYMENT, null, null));
  }

  private Stream<NetworkEdge> affiliations() {
    return parts(Affiliation.class)
        .filter(held -> holds(held.to()))
        .map(
            held ->
                new NetworkEdge(
                    id(),
                    held.organizationId().value(),
                    NetworkEdgeKind.AFFILIATION,
                    null,
                    held.kind()));
  }

  private Stream<NetworkEdge> merge() {
    return person.state().lifecycle() instanceof Lifecycle.Merged(_, var into)
        ? Stream.of(new NetworkEdge(id(), into.value(), NetworkEdgeKind.MERGE, null, null))
        : Stream.empty();
  }

  private Stream<Relationship> relationships() {
    return parts(Relationship.class).filter(held -> !held.ended());
  }

  private boolean holds(@Nullable LocalDate last) {
    return last == null || !last.isBefore(today);
  }

  private <P extends Part> Stream<P> parts(Class<P> kind) {
    return person.state().parts(kind).stream();
  }

  private UUID id() {
    return person.id().value();
  }
}
