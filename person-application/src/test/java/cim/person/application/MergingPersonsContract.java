package cim.person.application;

import static cim.person.application.Node.done;
import static cim.person.application.Node.refused;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;
import static cim.person.domain.scenarios.Examples.activate;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.rename;
import static cim.person.domain.scenarios.Examples.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Outcome.Done;
import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of two persons when one is merged into the other, on any event store.
public abstract class MergingPersonsContract {
  private static final UndoMerge UNDO = new UndoMerge("they are two");

  private final PersonId ada = Appends.newPerson();
  private final PersonId twin = Appends.newPerson();
  private final PersonId third = Appends.newPerson();

  /// The store under test; it may hold events of other persons.
  protected abstract EventStore store();

  @Test
  void bothPersonsAreWrittenAtOnceAndTheRevisionIsThePersonsOwn() {
    Node node = nodeWithAll();
    done(node.ask(twin, rename(ADA_BYRON)));
    Done merged = done(node.ask(ada, into(twin)));

    assertEquals(
        List.of(new MergedInto(twin, MergeReason.DUPLICATE_IDENTITY), new Absorbed(ada)),
        happened(merged));
    assertEquals(List.of(ada, twin), persons(merged));
    assertEquals(3, merged.receipt().revision());
    assertEquals(4, merged.receipt().events().getLast().seq());
    assertEquals(store().lastPosition(twin), merged.receipt().position());
    assertEquals(
        new Lifecycle.Merged(new Lifecycle.Active(), twin), merged.person().state().lifecycle());

    Done undone = done(node.ask(ada, UNDO));
    assertEquals(List.of(new MergeUndone("they are two"), new Released(ada)), happened(undone));
    assertEquals(List.of(ada, twin), persons(undone));
    assertEquals(4, undone.receipt().revision());
    assertEquals(new Lifecycle.Active(), undone.person().state().lifecycle());
    assertEquals(
        List.of(), done(node.ask(twin, suspend("x"))).person().state().parts(AbsorbedPerson.class));
  }

  @Test
  void aMergeIsUndoneAlsoWhenTheTargetHasBeenMergedItself() {
    Node node = nodeWithAll();
    done(node.ask(ada, into(twin)));
    done(node.ask(twin, into(third)));
    assertEquals(
        List.of(new MergeUndone("they are two"), new Released(ada)),
        happened(done(node.ask(ada, UNDO))));
    assertEquals(
        List.of(new MergeUndone("they are two"), new Released(twin)),
        happened(done(new Node(store()).ask(twin, UNDO))));
  }

  @Test
  void sentAgainItGivesTheFirstReceiptAlsoMuchLaterAndOnAnotherNode() {
    Node node = nodeWithAll();
    UUID merging = UUID.randomUUID();
    UUID undoing = UUID.randomUUID();
    Done merged = done(node.ask(ada, merging, into(twin)));
    assertReplayed(merged, node.ask(ada, merging, into(twin)));
    assertReplayed(merged, new Node(store()).ask(ada, merging, into(twin)));

    done(node.ask(twin, rename(ADA_BYRON)));
    Done undone = done(node.ask(ada, undoing, UNDO));
    done(node.ask(twin, into(third)));
    done(node.ask(ada, into(third)));

    Node other = new Node(store());
    Node follower = new Node(store());
    follower.local.catchUp();
    Node forgetful = new Node(store(), 0);
    for (Node any : List.of(node, other, follower, forgetful)) {
      assertReplayed(merged, any.ask(ada, merging, into(twin)));
      assertReplayed(undone, any.ask(ada, undoing, UNDO));
    }
  }

  @Test
  void itIsDoneOnceWhenTheAnswerOfTheStoreWasLost() {
    Node node = nodeWithAll();
    for (PersonCommand command : List.of(into(twin), UNDO)) {
      UUID id = UUID.randomUUID();
      node.way.loseNextAnswer();
      assertThrows(EventStoreUnavailable.class, () -> node.ask(ada, id, command));
      Done again = done(node.ask(ada, id, command));
      assertTrue(again.receipt().replayed());
      assertEquals(List.of(ada, twin), persons(again));
    }
    assertEquals(4, store().last(ada).orElseThrow().seq());
    assertEquals(4, store().last(twin).orElseThrow().seq());
  }

  @Test
  void itsIdIsNotForAnythingElse() {
    Node node = nodeWithAll();
    UUID id = UUID.randomUUID();
    done(node.ask(ada, id, into(twin)));
    MergePerson otherReason = new MergePerson(twin, MergeReason.USER_REQUESTED);
    for (Node any : List.of(node, new Node(store()))) {
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(ada, id, into(third))));
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(ada, id, otherReason)));
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(ada, id, UNDO)));
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(twin, id, suspend("x"))));
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(twin, id, into(third))));
    }
  }

  @Test
  void anIdThatTheTargetKnowsIsNotForTheMerge() {
    Node node = nodeWithAll();
    UUID id = UUID.randomUUID();
    Done renamed = done(node.ask(twin, id, rename(ADA_BYRON)));
    for (Node any : List.of(node, new Node(store()))) {
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(any.ask(ada, id, into(twin))));
      assertReplayed(renamed, any.ask(twin, id, rename(ADA_BYRON)));
    }
  }

  @Test
  void whoHadAnOlderCopyOfBothRepliesWithTheFirstReceipt() {
    Node node = nodeWithAll();
    Node other = new Node(store());
    done(other.ask(ada, rename(ADA_BYRON)));
    UUID id = UUID.randomUUID();
    Done merged = done(node.ask(ada, id, into(twin)));
    assertEquals(RejectionCode.MERGE_TARGET_INVALID, refused(other.ask(twin, into(ada))));
    assertReplayed(merged, other.ask(ada, id, into(twin)));
  }

  @Test
  void aTargetThatAnotherNodeMergedMeanwhileIsNone() {
    Node node = nodeWithAll();
    Node other = new Node(store());
    node.way.beforeEachAppend(
        () -> {
          node.way.beforeEachAppend(() -> {});
          done(other.ask(twin, into(third)));
        });
    assertEquals(RejectionCode.MERGE_TARGET_INVALID, refused(node.ask(ada, into(twin))));
    assertEquals(2, store().last(ada).orElseThrow().seq());
  }

  @Test
  void aTargetThatAnotherNodeCreatedMeanwhileIsOne() {
    Node node = new Node(store());
    done(node.ask(ada, createActiveAda()));
    Node other = new Node(store());
    node.way.afterNextLook(() -> done(other.ask(twin, createAda())));
    assertEquals(List.of(ada, twin), persons(done(node.ask(ada, into(twin)))));
  }

  @Test
  void aTargetThatAnotherNodeMadeOneAgainIsNotRefusedFromMemory() {
    Node node = nodeWithAll();
    done(node.ask(twin, into(third)));
    done(new Node(store()).ask(twin, UNDO));
    assertEquals(List.of(ada, twin), persons(done(node.ask(ada, into(twin)))));
  }

  @Test
  void aTargetThatHasGoneOnMeanwhileIsMergedIntoAllTheSame() {
    Node node = nodeWithAll();
    Node other = new Node(store());
    node.way.beforeEachAppend(
        () -> {
          node.way.beforeEachAppend(() -> {});
          done(other.ask(twin, rename(ADA_BYRON)));
        });
    Done merged = done(node.ask(ada, into(twin)));
    assertEquals(4, merged.receipt().events().getLast().seq());
  }

  @Test
  void nobodyIsMergedIntoThemselfOrNobodyOrTwice() {
    Node node = nodeWithAll();
    assertEquals(RejectionCode.MERGE_TARGET_INVALID, refused(node.ask(ada, into(ada))));
    assertEquals(
        RejectionCode.MERGE_TARGET_INVALID, refused(node.ask(ada, into(Appends.newPerson()))));
    assertEquals(RejectionCode.TRANSITION_NOT_ALLOWED, refused(node.ask(ada, UNDO)));
    done(node.ask(ada, into(twin)));
    assertEquals(RejectionCode.TRANSITION_NOT_ALLOWED, refused(node.ask(ada, into(third))));
    assertEquals(RejectionCode.TRANSITION_NOT_ALLOWED, refused(node.ask(ada, activate())));
    assertEquals(RejectionCode.MERGE_TARGET_INVALID, refused(node.ask(twin, into(ada))));
    assertEquals(3, store().last(ada).orElseThrow().seq());
    assertEquals(3, store().last(twin).orElseThrow().seq());
  }

  private Node nodeWithAll() {
    Node node = new Node(store());
    for (PersonId person : List.of(ada, twin, third)) {
      done(node.ask(person, createActiveAda()));
    }
    return node;
  }

  private static MergePerson into(PersonId target) {
    return new MergePerson(target, MergeReason.DUPLICATE_IDENTITY);
  }

  private static List<Object> happened(Done done) {
    return done.receipt().events().stream().<Object>map(RecordedEvent::event).toList();
  }

  private static List<PersonId> persons(Done done) {
    return done.receipt().events().stream().map(RecordedEvent::person).toList();
  }

  private static void assertReplayed(Done first, Outcome outcome) {
    Done again = done(outcome);
    assertFalse(first.receipt().replayed());
    assertTrue(again.receipt().replayed());
    assertEquals(first.receipt().events(), again.receipt().events());
    assertEquals(first.receipt().revision(), again.receipt().revision());
    assertEquals(first.receipt().position(), again.receipt().position());
  }
}
