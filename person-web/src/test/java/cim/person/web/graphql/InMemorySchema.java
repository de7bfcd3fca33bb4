package cim.person.web.graphql;

import cim.person.application.ports.EventStore;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.HistoryVerifier;
import cim.person.application.queries.Networks;
import cim.person.application.queries.Persons;
import cim.person.application.queries.TimeTravel;
import cim.person.web.graphql.schema.PersonSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The schema over a node in memory.
public final class InMemorySchema {
  private static final Instant TODAY = Instant.parse("2026-11-24T10:00:00Z");

  private InMemorySchema() {}

  public static PersonSchema build() {
    return over(new InMemoryNode());
  }

  static PersonSchema over(InMemoryNode node) {
    return over(node, node, node, node.store);
  }

  /// @param persons read in the place of the node's
  /// @param log read in the place of the node's
  /// @param store read in the place of the node's
  static PersonSchema over(InMemoryNode node, Persons persons, EventLog log, EventStore store) {
    Pages pages = new Pages(20, 200);
    Freshness freshness = new Freshness(node, Duration.ofMillis(10));
    PersonFilters filters = new PersonFilters(50, 5, InstantSource.fixed(TODAY));
    return PersonSchema.of(
        new Mutations(node.handler),
        List.of(
            new PersonQueries(
                persons,
                new Lookup(persons, new TimeTravel(store, node)),
                node,
                freshness,
                filters,
                pages),
            new SearchQueries(node, filters, freshness, pages),
            new EventQueries(log, freshness, pages),
            new NetworkQueries(new Networks(persons, 12), freshness, InstantSource.fixed(TODAY)),
            new HistoryQueries(new HistoryVerifier(store)),
            new PersonFields(log, pages),
            new IdentityFields(node.names),
            new ComponentFields(),
            new AttributeFields(),
            new RelationshipFields(persons, 200),
            new MergeFields(persons),
            new EventFields(),
            new CauseFields(log, pages),
            new PolicyQueries(() -> List.copyOf(node.policies)),
            new Subscriptions(node, persons)));
  }
}
