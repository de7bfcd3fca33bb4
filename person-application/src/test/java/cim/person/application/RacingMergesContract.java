package cim.person.application;

import static cim.person.application.Node.done;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.rename;
import static cim.person.domain.scenarios.Examples.western;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Merges that several nodes carry out at once leave neither a cycle nor half a merge, on any event
/// store.
public abstract class RacingMergesContract {
  private static final int NODES = 4;
  private static final Set<RejectionCode> OF_A_LOSER =
      Set.of(RejectionCode.MERGE_TARGET_INVALID, RejectionCode.TRANSITION_NOT_ALLOWED);

  /// Who asks what of whom.
  private record Question(Node node, PersonId person, PersonCommand command) {}

  private List<Node> nodes = List.of();

  /// The store under test; it may hold events of other persons.
  protected abstract EventStore store();

  /// How often each race is run.
  protected abstract int rounds();

  @Test
  void ofTwoMergesIntoEachOtherOneIsDone() throws Exception {
    inRounds(
        2,
        persons -> {
          List<Outcome> outcomes = atOnce(ring(persons));
          assertEquals(1, count(outcomes), "one merge is done");
        });
  }

  @Test
  void aRingOfMergesIsNeverClosed() throws Exception {
    for (int size : List.of(3, 5)) {
      inRounds(
          size,
          persons -> {
            long done = count(atOnce(ring(persons)));
            assertTrue(done >= 1 && done < size, () -> done + " of " + size);
          });
    }
  }

  @Test
  void allMergesOfEachIntoEveryOtherLeaveOneSurvivor() throws Exception {
    inRounds(
        4,
        persons -> {
          List<Question> questions = new ArrayList<>();
          for (PersonId person : persons) {
            for (PersonId other : persons) {
              if (!person.equals(other)) {
                questions.add(new Question(any(questions.size()), person, into(other)));
              }
            }
          }
          assertEquals(persons.size() - 1, count(atOnce(questions)));
        });
  }

  @Test
  void manyAreMergedIntoOneThatGoesOnMeanwhile() throws Exception {
    inRounds(
        9,
        persons -> {
          PersonId survivor = persons.getFirst();
          List<Question> questions = new ArrayList<>();
          for (PersonId person : persons.subList(1, persons.size())) {
            questions.add(new Question(any(questions.size()), person, into(survivor)));
            questions.add(
                new Question(
                    any(questions.size()),
                    survivor,
                    rename(western("Ada", "the " + questions.size()))));
          }
          assertEquals(questions.size(), count(atOnce(questions)), "everything is done");
        });
  }

  @Test
  void aNodeLosesNoRaceAgainstItself() throws Exception {
    Node alone = new Node(store(), 100, 1);
    inRounds(
        9,
        persons -> {
          alone.local.catchUp();
          PersonId survivor = persons.getFirst();
          List<PersonId> others = persons.subList(1, persons.size());
          List<Question> merges = new ArrayList<>();
          List<Question> undoings = new ArrayList<>();
          for (PersonId person : others) {
            merges.add(new Question(alone, person, into(survivor)));
            undoings.add(new Question(alone, person, new UndoMerge("two")));
          }
          assertEquals(others.size(), count(atOnce(merges)));
          assertEquals(others.size(), count(atOnce(undoings)));
        });
  }

  @Test
  void anUndoingRacesWithTheMergeOfItsTarget() throws Exception {
    inRounds(
        3,
        persons -> {
          done(any(0).ask(persons.get(0), into(persons.get(1))));
          List<Outcome> outcomes =
              atOnce(
                  List.of(
                      new Question(any(1), persons.get(0), new UndoMerge("two")),
                      new Question(any(2), persons.get(1), into(persons.get(2))),
                      new Question(any(3), persons.get(2), into(persons.get(0)))));
          done(outcomes.getFirst());
        });
  }

  private interface Round {
    void with(List<PersonId> persons) throws Exception;
  }

  private void inRounds(int persons, Round race) throws Exception {
    nodes = Stream.generate(() -> new Node(store(), 100, 20)).limit(NODES).toList();
    for (int round = 0; round < rounds(); round++) {
      List<PersonId> all = Stream.generate(Appends::newPerson).limit(persons).toList();
      for (PersonId person : all) {
        done(any(round).ask(person, createActiveAda()));
      }
      race.with(all);
      SoundMerges.of(store(), all);
    }
  }

  private Node any(int number) {
    return nodes.get(number % nodes.size());
  }

  private List<Question> ring(List<PersonId> persons) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < persons.size(); i++) {
      PersonId next = persons.get((i + 1) % persons.size());
      questions.add(new Question(any(i), persons.get(i), into(next)));
    }
    return questions;
  }

  private static List<Outcome> atOnce(List<Question> questions) throws Exception {
    List<Callable<Outcome>> calls = new ArrayList<>();
    for (Question question : questions) {
      calls.add(() -> question.node().ask(question.person(), question.command()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome> call : threads.invokeAll(calls)) {
        outcomes.add(call.get());
      }
    }
    return outcomes;
  }

  /// How many were done; whoever was refused was refused as the loser of a race.
  private static long count(List<Outcome> outcomes) {
    long done = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Done) {
        done++;
      } else {
        RejectionCode code = Node.refused(outcome);
        assertTrue(OF_A_LOSER.contains(code), code::toString);
      }
    }
    return done;
  }

  private static MergePerson into(PersonId target) {
    return new MergePerson(target, MergeReason.DUPLICATE_IDENTITY);
  }
}
