package cim.person.infrastructure.index;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.application.queries.SkillAssociations;
import cim.person.infrastructure.names.SortingOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Records and lists of a chronicle, fed by hand.
final class Lists implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Chronicle chronicle;
  private final RocksRecords records;
  private final LuceneIndex index;
  private final LuceneProjection list;
  private final Persons persons;
  private final PersonSearch search;
  private final SkillAssociations associations;

  Lists(Chronicle chronicle, Path directory) throws IOException {
    this.chronicle = chronicle;
    Collations collations = new Collations(2);
    records =
        new RocksRecords(
            directory.resolve("records"), 1 << 20, new Progress(InstantSource.system()), _ -> {});
    index =
        new LuceneIndex(
            directory.resolve("list"),
            new PersonDocuments(records, collations, SortingOrder::text));
    list =
        new LuceneProjection(
            index,
            Projections.Scope.PERSONS,
            new Progress(InstantSource.system()),
            EVERY,
            new Backlog(1_000, 1_000),
            Thread.ofPlatform().factory());
    persons = new LocalPersons(records, index, collations);
    search = new LocalSearch(records, index);
    associations = new LocalAssociations(records, index);
  }

  /// Takes in what was recorded and waits until lists show it.
  void catchUp() throws IOException, InterruptedException {
    long position = list.seen().position();
    for (var entries = chronicle.entries(position);
        !entries.isEmpty();
        entries = chronicle.entries(position)) {
      records.apply(entries);
      list.apply(entries);
      position = entries.getLast().position();
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    if (!list.progress().await(position, deadline)) {
      throw new AssertionError("the list does not move on");
    }
  }

  /// Takes in what was recorded, and leaves the lists as they are.
  void recordsCatchUp() {
    records.apply(chronicle.entries(records.seen().position()));
  }

  Persons persons() {
    return persons;
  }

  PersonSearch search() {
    return search;
  }

  SkillAssociations associations() {
    return associations;
  }

  LuceneIndex index() {
    return index;
  }

  static PageRequest first(int limit) {
    return new PageRequest(limit, false, null);
  }

  static PageRequest last(int limit) {
    return new PageRequest(limit, true, null);
  }

  static <T> PageRequest next(int limit, Page<T> page) {
    return new PageRequest(limit, false, page.items().getLast().cursor());
  }

  static <T> PageRequest previous(int limit, Page<T> page) {
    return new PageRequest(limit, true, page.items().getFirst().cursor());
  }

  @Override
  public void close() throws IOException {
    try (records;
        list) {
      // both, the list first
    }
  }
}
