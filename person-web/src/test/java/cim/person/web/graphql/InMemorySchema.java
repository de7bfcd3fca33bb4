package cim.person.web.graphql;

import cim.person.application.queries.HistoryVerifier;
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
    Pages pages = new Pages(20, 200);
    Freshness freshness = new Freshness(node, Duration.ofMillis(10));
    PersonFilters filters = new PersonFilters(50, 5, InstantSource.fixed(TODAY));
    return PersonSchema.of(
        new Mutations(node.handler),
        List.of(
            new PersonQueries(
                node,
                new Lookup(node, new TimeTravel(node.store, node)),
                node,
                freshness,
                filters,
                pages),
            new SearchQueries(node, filters, freshness, pages),
            new EventQueries(node, freshness, pages),
            new HistoryQueries(new HistoryVerifier(node.store)),
            new PersonFields(node, pages),
            new IdentityFields(node.names),
            new ComponentFields(),
            new AttributeFields(),
            new RelationshipFields(node, 200),
            new MergeFields(node),
            new EventFields(),
            new Subscriptions(node, node)));
  }
}
