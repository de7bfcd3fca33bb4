package cim.person.domain.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Elsewhere;
import cim.person.domain.state.Decision.Rejected;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `given(created(), activated()).when(suspend("x")).then(suspended("x"))`.
public final class Scenario {
  /// The moment at which everything is asked.
  public static final Instant NOW = Instant.parse("2026-11-23T06:14:00.123456Z");

  /// How many parts of a kind a person may hold here.
  public static final int MOST_PARTS = 5;

  private static final PersonStateMachine MACHINE = new PersonStateMachine(new Limits(MOST_PARTS));

  private final Person before;
  private final Map<PersonId, Person> others;
  private final Instant now;

  private Scenario(Person before, Map<PersonId, Person> others, Instant now) {
    this.before = before;
    this.others = others;
    this.now = now;
  }

  /// What happened to the person so far.
  public static Scenario given(PersonEvent... history) {
    return new Scenario(after(Person.ABSENT, List.of(history)), Map.of(), NOW);
  }

  /// A person of whom nothing is known.
  public static Scenario givenNobody() {
    return given();
  }

  /// Another person, to whom this happened.
  public Scenario and(PersonId other, PersonEvent... history) {
    Map<PersonId, Person> known = new HashMap<>(others);
    known.put(other, after(Person.ABSENT, List.of(history)));
    return new Scenario(before, known, now);
  }

  /// Asked at another moment than usual.
  public Scenario at(Instant moment) {
    return new Scenario(before, others, moment);
  }

  /// What is asked.
  public Answer when(PersonCommand command) {
    return new Answer(before, MACHINE.decide(before, command, around(others, now)));
  }

  /// Asked of Ada at that moment, among these others.
  static Circumstances around(Map<PersonId, Person> others, Instant now) {
    return new Circumstances(
        Examples.ADAS_ID, now, other -> others.getOrDefault(other, Person.ABSENT));
  }

  static Person after(Person person, List<PersonEvent> events) {
    Person now = person;
    for (PersonEvent event : events) {
      now = PersonStateMachine.evolve(now, event, NOW);
    }
    return now;
  }

  /// What came of it.
  public static final class Answer {
    private final Person before;
    private final Decision decision;

    private Answer(Person before, Decision decision) {
      this.before = before;
      this.decision = decision;
    }

    /// These events happen, in this order, and nothing else.
    public After then(PersonEvent... events) {
      assertEquals(new Accepted(List.of(events)), decision);
      return new After(Scenario.after(before, List.of(events)));
    }

    /// This happens, and that to another person at the same time.
    public After then(PersonEvent event, PersonId other, PersonEvent elsewhere) {
      assertEquals(new Accepted(List.of(event), new Elsewhere(other, elsewhere)), decision);
      return new After(Scenario.after(before, List.of(event)));
    }

    /// Something happens, whatever it is.
    public void thenSomething() {
      assertInstanceOf(Accepted.class, decision);
    }

    /// The person already is as asked.
    public void thenNothing() {
      thenRejected(RejectionCode.NOTHING_TO_CHANGE);
    }

    /// It is refused for that reason.
    public void thenRejected(RejectionCode code) {
      assertEquals(code, assertInstanceOf(Rejected.class, decision).rejection().code());
    }

    /// It is refused because that field of the command does not fit this person.
    public void thenDoesNotFit(String field) {
      Rejection rejection = assertInstanceOf(Rejected.class, decision).rejection();
      assertEquals(field, assertInstanceOf(Rejection.InvalidValue.class, rejection).field());
    }

    /// It is refused for that reason, with just these facts.
    public void thenRejected(Rejection rejection) {
      assertEquals(new Rejected(rejection), decision);
    }
  }

  /// How the person is afterwards.
  public static final class After {
    private final Person person;

    private After(Person person) {
      this.person = person;
    }

    /// It stands there in its lifecycle.
    public void andIs(LifecycleState state) {
      assertEquals(state, person.lifecycle().state());
    }
  }
}
