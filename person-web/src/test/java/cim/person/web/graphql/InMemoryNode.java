package cim.person.web.graphql;

import cim.person.application.CommandHandler;
import cim.person.application.CommandSettings;
import cim.person.application.policies.PolicyStatus;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.PersonNames;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.DuplicateCandidate.Reason;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.EventMatch;
import cim.person.application.queries.FilterMatch;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.FoundPerson.Fragment;
import cim.person.application.queries.FoundPerson.Highlight;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.application.queries.SearchField;
import cim.person.application.queries.SkillCount;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.values.Cid;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonId;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A whole node in memory for tests of what stands above it: it reads the event store anew for each
/// query, and its feed ends with what is there.
public final class InMemoryNode
    implements LocalRecords, Persons, PersonSearch, EventLog, EventFeed, Projections {
  public final InMemoryEventStore store = new InMemoryEventStore();

  /// How its policies are.
  final List<PolicyStatus> policies = new ArrayList<>();

  /// How often persons were asked for by their ids, or for those around them.
  final AtomicInteger calls = new AtomicInteger();

  public final PersonNames names =
      (name, style) -> style + " " + String.join(" ", name.given()) + " " + name.family();
  public final CommandHandler handler =
      new CommandHandler(
          store,
          this,
          (_, _) -> {},
          new PersonStateMachine(new Limits(100)),
          InstantSource.system(),
          new CommandSettings(5, 100, Duration.ofSeconds(5)));

  @Override
  public long generation() {
    return 0;
  }

  @Override
  public Optional<PersonRecord> byId(PersonId id) {
    return Optional.ofNullable(records().get(id));
  }

  @Override
  public List<PersonRecord> byIds(List<PersonId> ids) {
    calls.incrementAndGet();
    return ids.stream().map(records()::get).filter(known -> known != null).toList();
  }

  @Override
  public Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit) {
    calls.incrementAndGet();
    Map<PersonId, List<PersonRecord>> related = new LinkedHashMap<>();
    for (PersonId id : ids) {
      related.put(
          id,
          records().values().stream().filter(record -> holds(record, id)).limit(limit).toList());
    }
    return related;
  }

  @Override
  public List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit) {
    calls.incrementAndGet();
    return records().values().stream()
        .filter(record -> ids.stream().anyMatch(id -> holds(record, id)))
        .sorted(Comparator.comparing(record -> record.id().toString()))
        .limit(limit)
        .toList();
  }

  private static boolean holds(PersonRecord record, PersonId on) {
    return record.state().parts(Relationship.class).stream()
        .anyMatch(held -> held.other().equals(on) && !held.ended());
  }

  @Override
  public Page<PersonRecord> list(PersonFilter filter, PersonOrder order, PageRequest page) {
    Comparator<PersonRecord> comparator = Comparator.comparing(PersonRecord::createdAt);
    List<PersonRecord> all =
        meeting(filter).sorted(order.descending() ? comparator.reversed() : comparator).toList();
    return page(all, person -> person.id().toString(), page);
  }

  private Stream<PersonRecord> meeting(PersonFilter filter) {
    Map<PersonId, PersonRecord> records = records();
    FilterMatch match = new FilterMatch(id -> Optional.ofNullable(records.get(id)));
    return records.values().stream().filter(person -> match.meets(person, filter));
  }

  /// Whoever has the text in a name.
  @Override
  public Page<FoundPerson> search(String text, PersonFilter filter, PageRequest page) {
    if (text.isBlank()) {
      throw new MalformedValue("", "must have a letter or a digit in it");
    }
    List<FoundPerson> found =
        meeting(filter)
            .filter(person -> fullName(person).contains(text))
            .map(person -> new FoundPerson(person, 1, List.of(highlight(person, text))))
            .toList();
    return page(found, each -> each.person().id().toString(), page);
  }

  private String fullName(PersonRecord person) {
    return names.display(Objects.requireNonNull(person.state().name()), NameStyle.FULL);
  }

  private Highlight highlight(PersonRecord person, String text) {
    String name = fullName(person);
    int at = name.indexOf(text);
    return new Highlight(
        SearchField.NAME,
        List.of(
            new Fragment(name.substring(0, at), false),
            new Fragment(text, true),
            new Fragment(name.substring(at + text.length()), false)),
        null);
  }

  @Override
  public List<SkillCount> skills(String prefix, int limit) {
    Map<String, Long> counts =
        records().values().stream()
            .flatMap(person -> person.state().parts(Skill.class).stream())
            .map(Skill::name)
            .filter(name -> name.startsWith(prefix))
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> new SkillCount(each.getKey(), each.getValue().intValue()))
        .limit(limit)
        .toList();
  }

  /// Whoever has the same names.
  @Override
  public List<DuplicateCandidate> duplicates(PersonId person, int limit) {
    return byId(person).stream()
        .flatMap(
            one ->
                records().values().stream()
                    .filter(other -> !other.id().equals(person))
                    .filter(other -> Objects.equals(other.state().name(), one.state().name())))
        .map(other -> new DuplicateCandidate(other, List.of(Reason.NAME_AND_BIRTH_DATE)))
        .limit(limit)
        .toList();
  }

  @Override
  public Map<Cid, RecordedEvent> byCids(Collection<Cid> cids) {
    return events().stream()
        .filter(event -> cids.contains(event.cid()))
        .collect(Collectors.toMap(RecordedEvent::cid, Function.identity()));
  }

  @Override
  public Page<RecordedEvent> find(EventFilter filter, PageRequest page) {
    List<RecordedEvent> found =
        events().stream().filter(event -> EventMatch.meets(event, filter)).toList();
    return page(found, event -> Long.toString(event.position()), page);
  }

  @Override
  public Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page) {
    calls.incrementAndGet();
    Map<PersonId, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    for (PersonId person : persons) {
      try {
        pages.put(person, find(EventFilter.of(person), page));
      } catch (BadCursor _) {
        // none of this person's list
      }
    }
    return pages;
  }

  @Override
  public Map<Cid, Page<RecordedEvent>> causedByEach(Collection<Cid> causes, PageRequest page) {
    Map<Cid, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    for (Cid cause : causes) {
      try {
        pages.put(cause, find(EventFilter.causedBy(cause), page));
      } catch (BadCursor _) {
        // none of this event's list
      }
    }
    return pages;
  }

  @Override
  public Flow.Publisher<RecordedEvent> events(Wanted wanted, OptionalLong after) {
    return Multi.createFrom()
        .iterable(events())
        .filter(event -> event.position() > after.orElse(store.end()) && wanted.contains(event));
  }

  @Override
  public Flow.Publisher<Long> changes(PersonId person) {
    return Multi.createBy().repeating().supplier(store::end).atMost(2);
  }

  @Override
  public int subscribers() {
    return 0;
  }

  @Override
  public List<ProjectionStatus> statuses() {
    return List.of(
        new ProjectionStatus(
            "memory",
            ProjectionStatus.State.FOLLOWING,
            store.end(),
            0,
            0,
            0,
            1,
            0.1,
            0.2,
            List.of(),
            List.of(),
            0,
            null));
  }

  @Override
  public boolean await(Scope scope, long position, Duration timeout) {
    return position <= store.end();
  }

  @Override
  public boolean caughtUp() {
    return true;
  }

  @Override
  public Optional<PersonRecord> record(PersonId person) {
    return Optional.empty();
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    return events().stream()
        .filter(event -> event.person().equals(person) && event.command().equals(command))
        .map(RecordedEvent::position)
        .toList();
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    return events().stream()
        .filter(event -> event.person().equals(person))
        .filter(event -> event.seq() >= firstSeq && event.seq() <= lastSeq)
        .map(RecordedEvent::position)
        .toList();
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return Optional.empty();
  }

  private List<RecordedEvent> events() {
    return store.page(0, 1_000);
  }

  private Map<PersonId, PersonRecord> records() {
    Map<PersonId, PersonRecord> records = new LinkedHashMap<>();
    for (RecordedEvent event : events()) {
      records.compute(event.person(), (_, before) -> PersonRecord.after(before, event));
    }
    return records;
  }

  private static <T> Page<T> page(List<T> all, Function<T, String> cursor, PageRequest request) {
    List<Page.Item<T>> items =
        all.stream().map(item -> new Page.Item<>(cursor.apply(item), item)).toList();
    int from = 0;
    int to = items.size();
    if (request.cursor() != null) {
      int at = items.stream().map(Page.Item::cursor).toList().indexOf(request.cursor());
      if (at < 0) {
        throw new BadCursor();
      }
      from = request.backward() ? 0 : at + 1;
      to = request.backward() ? at : items.size();
    }
    from = request.backward() ? Math.max(from, to - request.limit()) : from;
    to = request.backward() ? to : Math.min(to, from + request.limit());
    return new Page<>(items.subList(from, to), from > 0, to < items.size(), items.size());
  }
}
