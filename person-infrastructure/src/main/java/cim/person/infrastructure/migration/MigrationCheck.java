package cim.person.infrastructure.migration;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.binary.RecordBytes;
import cim.person.infrastructure.car.TemporaryFolder;
import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.index.PersonTable;
import cim.person.infrastructure.json.StrictJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proves a migration: the source, folded as the older service meant it, against what the event
/// store has of it. Of the store only what came by an import counts, so that it can be made while
/// the service is at work. Memory stays the same however many persons there are.
public final class MigrationCheck {
  private static final int MOST_IN_MEMORY = 4_096;
  private static final int PAGE = 1_000;
  private static final int MOST_PRINTED = 20;

  private final EventStore store;
  private final Path temporary;
  private final Watcher watcher;

  /// What it found.
  ///
  /// @param persons how many there are in the source
  /// @param differences how many of them differ
  /// @param digest of all heads: the same after each migration of the source into an empty system
  /// @param text for reading
  public record Result(long persons, long differences, String digest, String text) {}

  /// A person as the store has it.
  public record Stored(Person state, @Nullable Cid head, long seq) {}

  private MigrationCheck(EventStore store, Path temporary, Watcher watcher) {
    this.store = store;
    this.temporary = temporary;
    this.watcher = watcher;
  }

  /// @param temporary where temporary files go
  public static MigrationCheck of(EventStore store, Path temporary, Watcher watcher) {
    return new MigrationCheck(store, temporary, watcher);
  }

  /// Compares everyone, and writes the report: one JSON object with the counts, the differences,
  /// the head of every person of the source in the order of ids, and the digest of these.
  public Result run(MigrationSource source, PrintWriter json)
      throws IOException, InterruptedException {
    try (TemporaryFolder files = TemporaryFolder.in(temporary);
        PersonTable<ReferencePerson> told =
            new PersonTable<>(
                Files.createDirectory(files.path().resolve("told")),
                MOST_IN_MEMORY,
                ReferencePerson::write,
                ReferencePerson::read);
        PersonTable<Stored> stored =
            new PersonTable<>(
                Files.createDirectory(files.path().resolve("stored")),
                MOST_IN_MEMORY,
                person -> () -> RecordBytes.write(person),
                bytes -> RecordBytes.read(Stored.class, bytes))) {
      ReferenceHistory history = new ReferenceHistory(told, files.path().resolve("held"), watcher);
      history.read(source);
      readStore(stored);
      return new Comparison(stored, json).of(source, history, told);
    }
  }

  private void readStore(PersonTable<Stored> persons) throws IOException {
    long end = store.end();
    long position = 0;
    while (position < end) {
      List<RecordedEvent> page = store.page(position, PAGE);
      if (page.isEmpty()) {
        throw new IOException("the events after position " + position + " cannot be had");
      }
      for (RecordedEvent event : page) {
        if (event.importedAt() != null) {
          add(event, persons);
        }
      }
      position = page.getLast().position();
      watcher.see("reading the event store", position, end);
    }
  }

  private static void add(RecordedEvent event, PersonTable<Stored> persons) throws IOException {
    Stored before = persons.get(event.person());
    Person state = before == null ? Person.ABSENT : before.state();
    persons.put(
        event.person(),
        new Stored(
            PersonStateMachine.evolve(state, event.event(), event.at()), event.cid(), event.seq()));
  }

  /// Goes through all persons in the order of their ids.
  private static final class Comparison {
    private final PersonTable<Stored> stored;
    private final PrintWriter json;
    private final MessageDigest digest = sha256();
    private final List<String> printed = new ArrayList<>();
    private long persons;
    private long events;
    private long different;

    Comparison(PersonTable<Stored> stored, PrintWriter json) {
      this.stored = stored;
      this.json = json;
    }

    Result of(MigrationSource source, ReferenceHistory history, PersonTable<ReferencePerson> told)
        throws IOException {
      json.print("{\"source\":" + StrictJson.write(source.name()) + ",\"persons\":[");
      told.forEach(this::compare);
      String all = HexFormat.of().formatHex(digest.digest());
      json.print("],");
      Map<String, Object> sums = new LinkedHashMap<>();
      sums.put("lines", history.lines());
      sums.put("variants", new LinkedHashMap<>(history.variants()));
      sums.put("imported", history.imported());
      sums.put("count", persons);
      sums.put("events", events);
      sums.put("different", different);
      sums.put("digest", "sha256:" + all);
      json.println(StrictJson.write(sums).substring(1));
      return new Result(persons, different, all, text(history, all));
    }

    private void compare(PersonId id, ReferencePerson person) {
      Stored found = stored(id);
      List<String> told = Portrait.of(person);
      List<String> kept = found == null ? List.of() : Portrait.of(found.state());
      List<String> missing = without(told, kept);
      List<String> more = without(kept, told);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("person", id.toString());
      entry.put("head", found == null ? null : String.valueOf(found.head()));
      entry.put("revision", found == null ? 0L : found.seq());
      if (!missing.isEmpty() || !more.isEmpty()) {
        different++;
        entry.put("missing", missing);
        entry.put("unexpected", more);
        print(id, missing, more);
      }
      json.print((persons == 0 ? "" : ",") + "\n" + StrictJson.write(entry));
      persons++;
      events += found == null ? 0 : found.seq();
      digest.update(
          "%s %s\n"
              .formatted(id, found == null ? "" : found.head())
              .getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Stored stored(PersonId id) {
      try {
        return stored.get(id);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private void print(PersonId id, List<String> missing, List<String> more) {
      if (printed.size() < MOST_PRINTED) {
        printed.add("  %s: missing %s, unexpected %s%n".formatted(id, missing, more));
      }
    }

    private static List<String> without(List<String> some, List<String> others) {
      List<String> rest = new ArrayList<>(some);
      others.forEach(rest::remove);
      return rest;
    }

    private String text(ReferenceHistory history, String all) {
      return String.join("", printed)
          + "%,d lines, %,d of them facts of %,d persons; the event store has %,d events of them%n"
              .formatted(history.lines(), history.imported(), persons, events)
          + (different == 0
              ? "no person differs%n".formatted()
              : "%,d persons differ%n".formatted(different))
          + "digest of all heads: sha256:"
          + all
          + System.lineSeparator();
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError("every Java platform has SHA-256", impossible);
      }
    }
  }
}
