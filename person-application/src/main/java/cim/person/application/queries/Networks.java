package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Looks around persons, hop by hop, each hop with two reads however many persons it comes to.
///
/// Relations lead both ways, whoever holds them. Work and other ties lead to organizations, and not
/// beyond them. Whoever was merged is a node as it is, connected with its survivor. Thread-safe.
public final class Networks {
  private final Persons persons;
  private final int most;

  /// @param most how many nodes a network may have
  public Networks(Persons persons, int most) {
    this.persons = persons;
    this.most = most;
  }

  /// What is around a person.
  ///
  /// @param hops how far to look, at least 1
  /// @param today what ended before this day is not followed
  public Network around(PersonId person, int hops, LocalDate today) {
    Growing network = new Growing(today);
    List<Ties> newest = network.add(persons.byIds(List.of(person)), 0);
    for (int hop = 1; hop <= hops && !newest.isEmpty(); hop++) {
      newest = network.grow(newest, hop);
    }
    return network.grown();
  }

  private final class Growing {
    private final LocalDate today;
    private final Map<UUID, NetworkNode> nodes = new LinkedHashMap<>();
    private final List<Ties> ties = new ArrayList<>();
    private boolean truncated;

    Growing(LocalDate today) {
      this.today = today;
    }

    /// Adds what the newest persons are connected with. Of those who name one of them, as many are
    /// nodes already as there are nodes, so that beyond them there is one too many, if there is.
    List<Ties> grow(List<Ties> newest, int hop) {
      List<PersonRecord> found = new ArrayList<>(persons.byIds(namedBy(newest)));
      List<PersonId> ids = newest.stream().map(each -> each.person().id()).toList();
      found.addAll(persons.relatedToAny(ids, (int) Math.min(2L * most + 1, Integer.MAX_VALUE)));
      List<Ties> added = add(found, hop);
      for (Ties each : newest) {
        for (UUID organization : each.organizations()) {
          add(new NetworkNode(organization, NetworkNodeKind.ORGANIZATION, hop, null));
        }
      }
      return added;
    }

    /// The persons that they name and that are no nodes yet, as many as there is room for and one.
    private List<PersonId> namedBy(List<Ties> newest) {
      Set<PersonId> named = new LinkedHashSet<>();
      newest.forEach(each -> named.addAll(each.persons()));
      return named.stream()
          .filter(person -> !nodes.containsKey(person.value()))
          .limit(most - nodes.size() + 1L)
          .toList();
    }

    List<Ties> add(Collection<PersonRecord> found, int hop) {
      List<Ties> added = new ArrayList<>();
      for (PersonRecord person : found) {
        UUID id = person.id().value();
        if (add(new NetworkNode(id, NetworkNodeKind.PERSON, hop, person))) {
          added.add(new Ties(person, today));
        }
      }
      ties.addAll(added);
      return added;
    }

    private boolean add(NetworkNode node) {
      if (nodes.containsKey(node.id())) {
        return false;
      }
      if (nodes.size() >= most) {
        truncated = true;
        return false;
      }
      nodes.put(node.id(), node);
      return true;
    }

    Network grown() {
      List<NetworkEdge> edges =
          ties.stream()
              .flatMap(each -> each.edges().stream())
              .filter(edge -> nodes.containsKey(edge.to()))
              .toList();
      return new Network(List.copyOf(nodes.values()), edges, truncated);
    }
  }
}
