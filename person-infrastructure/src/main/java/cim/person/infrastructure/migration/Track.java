package cim.person.infrastructure.migration;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PartId;
import cim.person.infrastructure.binary.RecordBytes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How far a person has come in a run: what it is now, and what of that the event store has.
final class Track {
  /// The position of an event that this run appends: who appends knows it.
  static final long OF_THIS_RUN = -1;

  private static final int RECENT = 4;

  private final int number;
  private Person state = Person.ABSENT;
  private @Nullable Cid head;
  private long seq;
  private long position;
  private @Nullable String source;
  private @Nullable Instant lastAt;
  private final List<UUID> told;
  private final List<UUID> stored;
  private final Deque<Recent> recent;
  private final List<Added> added;
  private final Deque<Ahead> ahead;

  /// What may be the other form of a fact that is written twice.
  public record Recent(long sequence, int version, UUID essence) {}

  /// A part that a later removal can mean.
  ///
  /// @param type the type of the component
  public record Added(String type, PartId part, boolean contact) {}

  /// An event of the store that the run has not come to yet.
  public record Ahead(Cid cid, long position) {}

  /// All of it, to be put away.
  public record Saved(
      int number,
      Person state,
      @Nullable Cid head,
      long seq,
      long position,
      @Nullable String source,
      @Nullable Instant lastAt,
      List<UUID> told,
      List<UUID> stored,
      List<Recent> recent,
      List<Added> added,
      List<Ahead> ahead) {}

  /// @param number counts the persons of a run
  Track(int number) {
    this(
        new Saved(
            number,
            Person.ABSENT,
            null,
            0,
            0,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private Track(Saved saved) {
    this.number = saved.number;
    this.state = saved.state;
    this.head = saved.head;
    this.seq = saved.seq;
    this.position = saved.position;
    this.source = saved.source;
    this.lastAt = saved.lastAt;
    this.told = new ArrayList<>(saved.told);
    this.stored = new ArrayList<>(saved.stored);
    this.recent = new ArrayDeque<>(saved.recent);
    this.added = new ArrayList<>(saved.added);
    this.ahead = new ArrayDeque<>(saved.ahead);
  }

  /// The same person without its events, to be followed anew.
  Track anew() {
    Track track = new Track(number);
    track.told.addAll(told);
    track.recent.addAll(recent);
    track.added.addAll(added);
    return track;
  }

  static Track read(byte[] bytes) {
    return new Track(RecordBytes.read(Saved.class, bytes));
  }

  /// As it is now, to be written later.
  Supplier<byte[]> write() {
    Saved now =
        new Saved(
            number,
            state,
            head,
            seq,
            position,
            source,
            lastAt,
            List.copyOf(told),
            List.copyOf(stored),
            List.copyOf(recent),
            List.copyOf(added),
            List.copyOf(ahead));
    return () -> RecordBytes.write(now);
  }

  int number() {
    return number;
  }

  Person state() {
    return state;
  }

  Lifecycle lifecycle() {
    return state.lifecycle();
  }

  boolean isAbsent() {
    return state.lifecycle() instanceof Lifecycle.Absent;
  }

  @Nullable String source() {
    return source;
  }

  @Nullable Instant lastAt() {
    return lastAt;
  }

  /// The end of the chain; its position is unknown when this run appends it.
  Head head() {
    return new Head(head, seq, position);
  }

  /// Events that the store has, and the run has not come to.
  Deque<Ahead> ahead() {
    return ahead;
  }

  /// Whether any message had its outcome in this run.
  boolean isTold() {
    return !told.isEmpty();
  }

  /// Whether a message had its outcome in this run.
  boolean isTold(UUID command) {
    return told.contains(command);
  }

  void tell(UUID command) {
    told.add(command);
  }

  /// Whether the store has what a message led to, in a history that goes its own way.
  boolean isStored(UUID command) {
    return stored.contains(command);
  }

  boolean isSecondForm(LegacyMessage message, UUID essence) {
    return recent.stream()
        .anyMatch(
            other ->
                other.sequence() == message.sequence()
                    && other.version() != message.version()
                    && other.essence().equals(essence));
  }

  void remember(LegacyMessage message, UUID essence) {
    recent.addLast(new Recent(message.sequence(), message.version(), essence));
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    lastAt = message.at();
    if (message.event() instanceof LegacyEvent.Created(var _, var from)) {
      source = from;
    }
  }

  void add(Added part) {
    added.add(part);
  }

  /// The part of that type that was added last, which is thereby forgotten.
  @Nullable Added takeAdded(String type) {
    for (int index = added.size() - 1; index >= 0; index--) {
      if (added.get(index).type().equals(type)) {
        return added.remove(index);
      }
    }
    return null;
  }

  boolean hasAdded(String type) {
    return added.stream().anyMatch(part -> part.type().equals(type));
  }

  /// Goes on by an event.
  ///
  /// @param at its position in the store
  void follow(RecordedEvent event, long at) {
    state = PersonStateMachine.evolve(state, event.event(), event.at());
    head = event.cid();
    seq = event.seq();
    position = at;
  }

  /// Goes on by an event of a history that goes its own way.
  void adopt(RecordedEvent event) {
    follow(event, event.position());
    stored.add(event.command());
    lastAt = event.at();
    if (event.event() instanceof Created(var _, var from)) {
      source = from;
    }
  }
}
