package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Reaction;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.Cid;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cascade of relationships on a real NATS server, with read models as a node has them.
class CascadingOnJetStreamTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private final NatsServer server = NatsServer.started();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMergeAndItsUndoingAreFollowedByWhatOthersHold() {
    try (PolicyNode node =
        PolicyNode.reading(server, folder, made -> List.of(cascade(made))).awaitRunning()) {
      PersonId source = node.newPerson();
      PersonId target = node.newPerson();
      PersonId late = node.newPerson();
      PersonId friendOfTheTarget = node.newPerson();
      relate(node, friendOfTheTarget, target);
      List<PersonId> holders = new ArrayList<>();
      for (int number = 0; number < 10; number++) {
        PersonId holder = node.newPerson();
        relate(node, holder, source);
        holders.add(holder);
      }
      meanwhile.set(() -> relate(node, late, source));
      node.ask(source, new MergePerson(target, MergeReason.DUPLICATE_IDENTITY));
      RecordedEvent merge = node.node.store.last(source).orElseThrow();
      holders.forEach(holder -> awaitRelation(node, holder, target));
      awaitRelation(node, late, target);
      for (PersonId holder : holders) {
        RecordedEvent last = node.node.store.last(holder).orElseThrow();
        assertEquals(RelationRepointed.class, last.event().getClass());
        assertEquals(merge.cid().toString(), last.cause());
        assertEquals(merge.correlation(), last.correlation());
      }

      node.ask(source, new UndoMerge("two persons"));
      holders.forEach(holder -> awaitRelation(node, holder, source));
      Await.until("all is done", () -> node.status().lag() == 0);
      assertEquals(target, other(node, friendOfTheTarget));
      assertEquals(0, node.status().failed());
      for (PersonId holder : holders) {
        assertEquals(2, count(node, holder, RelationRepointed.class));
      }
    }
  }

  @Test
  void anOrganizationThatIsDissolvedIsLeftByAllOnce() {
    ForeignId organization = new ForeignId(UUID.randomUUID());
    try (PolicyNode node =
        PolicyNode.reading(server, folder, made -> List.of(cascade(made))).awaitRunning()) {
      List<PersonId> employees = new ArrayList<>();
      for (int number = 0; number < 120; number++) {
        PersonId person = node.newPerson();
        node.ask(
            person,
            new AddEmployment(
                new PartId(UUID.randomUUID()),
                organization,
                new EmploymentRole("Clerk", null, null),
                null,
                null,
                FIRST,
                null));
        employees.add(person);
      }
      ForeignEvent dissolved =
          new ForeignEvent(
              ForeignEvent.Kind.ORGANIZATION_DISSOLVED,
              organization.toString(),
              Optional.empty(),
              Optional.empty(),
              Cid.ofRaw(new byte[] {1}));
      var foreign =
          new JetStreamForeignEvents(
              node.node.nats.connection(), NatsSettings.of(server.url()), node.known);
      foreign.tell(dissolved);
      foreign.tell(dissolved);
      Await.until("the last", () -> node.status().done() == 120);
      for (PersonId person : employees) {
        assertEquals(1, count(node, person, EmploymentEnded.class));
        RecordedEvent last = node.node.store.last(person).orElseThrow();
        assertEquals(dissolved.cause().toString(), last.cause());
      }
      assertEquals(0, node.status().failed());
    }
  }

  /// Lets something happen between what it wants and its being done, once.
  private Policy cascade(WholeNode node) {
    Policy policy = PolicyProcess.cascade(node);
    return new TestPolicy(
        policy.name(),
        policy.interest(),
        trigger -> {
          Reaction reaction = policy.react(trigger);
          if (reaction.consequences().size() > 1) {
            meanwhile.getAndSet(() -> {}).run();
          }
          return reaction;
        });
  }

  private static void relate(PolicyNode node, PersonId holder, PersonId other) {
    node.ask(
        holder,
        new RelatePerson(new PartId(UUID.randomUUID()), other, RelationKind.COLLEAGUE, null, null));
  }

  private static void awaitRelation(PolicyNode node, PersonId holder, PersonId to) {
    Await.until(holder + " to be related to " + to, () -> other(node, holder).equals(to));
  }

  private static PersonId other(PolicyNode node, PersonId holder) {
    return node.node.model.persons().byId(holder).stream()
        .flatMap(record -> record.state().parts(Relationship.class).stream())
        .filter(held -> !held.ended())
        .map(Relationship::other)
        .findFirst()
        .orElse(holder);
  }

  private static int count(PolicyNode node, PersonId person, Class<?> kind) {
    List<RecordedEvent> found = new ArrayList<>();
    node.node.store.forEach(
        person,
        0,
        event -> {
          if (kind.isInstance(event.event())) {
            found.add(event);
          }
        });
    return found.size();
  }
}
