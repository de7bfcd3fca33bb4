package cim.person.infrastructure.migration;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.ports.Append;
import cim.person.application.ports.EventTooLarge;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.PersonTable;
import cim.person.infrastructure.ipld.EventBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes one message after the other events of its persons' chains.
///
/// A person is followed from its first message on, whatever the event store has of it. As long as
/// the store has the same events, by their CIDs, nothing is appended. Where it has others, because
/// the person was changed here meanwhile or only a part of its messages is read, the store's
/// history is taken as it is and gone on with: what it has of a message it has by its command.
///
/// What the store has of a person is looked up, at a search of the whole stream for each, until
/// that were so many that reading everything once costs less.
final class Succession implements AutoCloseable {
  private static final int MOST_IN_MEMORY = 16_384;
  private static final int MOST_LOOKED_UP = 100;

  private final Target target;
  private final Appending appending;
  private final String actor;
  private final PersonTable<Track> tracks;
  private final Rules rules = new Rules(this::existing);
  private boolean isAllKnown;
  private int lookedUp;
  private int tracked;
  private int persons;
  private long already;

  /// @param folder an empty folder, which is the caller's to remove
  /// @param actor who is said to have asked where the message does not say it
  Succession(Target target, Appending appending, Path folder, String actor) {
    this.target = target;
    this.isAllKnown = target.isEmpty();
    this.appending = appending;
    this.actor = actor;
    this.tracks = new PersonTable<>(folder, MOST_IN_MEMORY, Track::write, Track::read);
  }

  /// How many events the store had already.
  long already() {
    return already;
  }

  /// How many persons the messages so far are about.
  int persons() {
    return persons;
  }

  /// Takes the next message.
  ///
  /// @param isLast whether a person that nobody has created so far will not be created any more
  /// @throws Settled when it becomes no event
  void take(LegacyMessage message, boolean isLast)
      throws Settled, IOException, InterruptedException {
    Track track = track(message.person());
    if (track != null
        && track.isAbsent()
        && isLast
        && !(message.event() instanceof LegacyEvent.Created)) {
      track = adopt(message.person(), track);
    }
    UUID essence = essence(message);
    if (track != null && goesOnAlready(message, track, essence)) {
      return;
    }
    if (track != null && !track.isAbsent()) {
      checkRepetition(message, track, essence);
    }
    if (isLast && message.event() instanceof LegacyEvent.MergedInto(var into, var _)) {
      adoptIfAbsent(into);
    }
    rules.check(message, track == null || track.isAbsent() ? null : track);
    Track taken = track == null ? new Track(tracked++) : track;
    if (!tell(message, taken)) {
      adopt(message.person(), taken);
      take(message, isLast);
      return;
    }
    tell(taken, message);
    taken.remember(message, essence);
    tracks.put(message.person(), taken);
    appending.endOfMessage();
  }

  private void tell(Track track, LegacyMessage message) {
    persons += track.isTold() ? 0 : 1;
    track.tell(message.command());
  }

  private static UUID essence(LegacyMessage message) {
    return NameBasedUuid.of(message.event().getClass().getSimpleName() + message.event().essence());
  }

  private boolean goesOnAlready(LegacyMessage message, Track track, UUID essence) {
    if (!track.isStored(message.command()) || track.isTold(message.command())) {
      return false;
    }
    tell(track, message);
    track.remember(message, essence);
    already++;
    return true;
  }

  private static void checkRepetition(LegacyMessage message, Track track, UUID essence)
      throws Settled {
    if (track.isTold(message.command())) {
      throw new Settled(Code.DUPLICATE_MESSAGE, "the same message came before");
    }
    if (track.isSecondForm(message, essence)) {
      track.tell(message.command());
      throw new Settled(Code.DUAL_WRITE, "the same fact came in its other form");
    }
  }

  /// Tells the message of its person, and of the other one when it is a merge.
  ///
  /// @return false when the store has other events of the person
  private boolean tell(LegacyMessage message, Track track) throws Settled, IOException {
    List<RecordedEvent> events =
        seal(message, message.person(), track, Telling.events(message, track));
    if (!isAsStored(events, track)) {
      return false;
    }
    if (message.event() instanceof LegacyEvent.MergedInto(var into, var _)) {
      absorb(message, into);
    }
    go(events, track);
    return true;
  }

  private void absorb(LegacyMessage message, PersonId into) throws Settled, IOException {
    Track target = existing(into);
    if (target == null) {
      throw new IllegalStateException("checked before: " + into);
    }
    List<PersonEvent> absorbed = List.of(new Absorbed(message.person()));
    List<RecordedEvent> events = seal(message, into, target, absorbed);
    if (!isAsStored(events, target)) {
      target = adopt(into, target);
      events = seal(message, into, target, absorbed);
    }
    if (!target.isStored(message.command())) {
      go(events, target);
      tracks.put(into, target);
    }
  }

  private List<RecordedEvent> seal(
      LegacyMessage message, PersonId person, Track track, List<PersonEvent> events)
      throws Settled {
    try {
      return EventBlock.seal(
          new Append(
              person,
              track.head(),
              events,
              message.at(),
              message.actor() == null ? actor : message.actor(),
              message.command(),
              message.correlation(),
              null));
    } catch (EventTooLarge tooLarge) {
      throw new Settled(Code.OVERSIZE, String.valueOf(tooLarge.getMessage()));
    } catch (IllegalArgumentException malformed) {
      throw new Settled(Code.BAD_VALUE, String.valueOf(malformed.getMessage()));
    }
  }

  private static boolean isAsStored(List<RecordedEvent> events, Track track) {
    return track.ahead().isEmpty()
        || track.ahead().getFirst().cid().equals(events.getFirst().cid());
  }

  private void go(List<RecordedEvent> events, Track track) {
    Head after = track.head();
    boolean isStored = !track.ahead().isEmpty();
    for (RecordedEvent event : events) {
      track.follow(event, isStored ? track.ahead().removeFirst().position() : Track.OF_THIS_RUN);
    }
    if (isStored) {
      already += events.size();
    } else {
      appending.add(events, track.number(), after);
    }
  }

  private @Nullable Track existing(PersonId person) throws IOException {
    Track track = track(person);
    return track == null || track.isAbsent() ? null : track;
  }

  /// The person as far as it has come; null when neither the run nor the store knows it.
  private @Nullable Track track(PersonId person) throws IOException {
    Track known = tracks.get(person);
    if (known != null || isAllKnown) {
      return known;
    }
    if (lookedUp++ == MOST_LOOKED_UP) {
      readAll();
      return tracks.get(person);
    }
    Track track = new Track(tracked);
    target.forEach(
        person, event -> track.ahead().add(new Track.Ahead(event.cid(), event.position())));
    if (track.ahead().isEmpty()) {
      return null;
    }
    tracked++;
    tracks.put(person, track);
    return track;
  }

  /// Learns of everyone who is not known yet what the store has.
  private void readAll() throws IOException {
    int known = tracked;
    target.forEach(
        event -> {
          Track found = tracks.get(event.person());
          if (found == null || found.number() >= known) {
            Track track = found == null ? new Track(tracked++) : found;
            track.ahead().add(new Track.Ahead(event.cid(), event.position()));
            tracks.put(event.person(), track);
          }
        });
    isAllKnown = true;
  }

  private void adoptIfAbsent(PersonId person) throws IOException {
    Track track = track(person);
    if (track != null && track.isAbsent()) {
      adopt(person, track);
    }
  }

  /// Takes the store's history of the person as it is, to go on with it.
  private Track adopt(PersonId person, Track before) throws IOException {
    Track track = before.anew();
    target.forEach(person, track::adopt);
    tracks.put(person, track);
    return track;
  }

  @Override
  public void close() throws IOException {
    tracks.close();
  }
}
