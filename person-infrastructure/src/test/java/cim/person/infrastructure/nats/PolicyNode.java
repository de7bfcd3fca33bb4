package cim.person.infrastructure.nats;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.policies.Due;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicyEngine;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyStatus;
import cim.person.application.policies.PolicyStatus.State;
import cim.person.application.policies.PolicyTallies;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// A node that runs policies.
public final class PolicyNode implements AutoCloseable {
  public final WholeNode node;
  final PolicyRuns runs;
  final KnownPolicies known;

  private PolicyNode(
      String url,
      Path folder,
      Mode mode,
      Consumer<Due> before,
      Function<WholeNode, List<Policy>> policies) {
    node = WholeNode.following(url, folder, InstantSource.system());
    known = new KnownPolicies(policies.apply(node));
    PolicyTallies tallies = new PolicyTallies();
    NatsSettings nats = NatsSettings.of(url);
    PolicySettings settings = settings(mode);
    PolicyEngine engine =
        new PolicyEngine(
            known,
            node.handler::handle,
            node.store,
            node.model.projections(),
            node.model.eventLog(),
            new JetStreamTimers(node.nats.connection(), nats),
            tallies,
            settings,
            InstantSource.system());
    runs =
        new PolicyRuns(
            node.nats.connection(),
            nats,
            known,
            settings,
            tallies,
            node.store,
            node.model.projections(),
            due -> {
              before.accept(due);
              engine.run(due);
            },
            Thread.ofPlatform().daemon().factory(),
            InstantSource.system(),
            UUID.randomUUID().toString(),
            EventTraces.NONE);
    runs.start();
  }

  public static PolicySettings settings(Mode mode) {
    return new PolicySettings(
        10,
        3,
        8,
        16,
        Duration.ofSeconds(10),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        _ -> mode);
  }

  static PolicyNode with(NatsServer server, Path folder, Policy... policies) {
    return in(Mode.ON, server, folder, policies);
  }

  /// With policies that look at the node's read models.
  public static PolicyNode reading(
      NatsServer server, Path folder, Function<WholeNode, List<Policy>> policies) {
    return reading(server.url(), folder, policies);
  }

  static PolicyNode reading(String url, Path folder, Function<WholeNode, List<Policy>> policies) {
    return new PolicyNode(url, folder, Mode.ON, _ -> {}, policies);
  }

  static PolicyNode in(Mode mode, NatsServer server, Path folder, Policy... policies) {
    return new PolicyNode(server.url(), folder, mode, _ -> {}, _ -> List.of(policies));
  }

  /// @param before is called before each run of a policy
  static PolicyNode watched(
      Consumer<Due> before, NatsServer server, Path folder, Policy... policies) {
    return new PolicyNode(server.url(), folder, Mode.ON, before, _ -> List.of(policies));
  }

  PersonId newPerson() {
    PersonId person = new PersonId(UUID.randomUUID());
    ask(person, create());
    return person;
  }

  static CreatePerson create() {
    PersonName name =
        new PersonName(
            List.of("Ada"),
            List.of("Lovelace"),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            NameConvention.WESTERN,
            null);
    return new CreatePerson(name, null, List.of(), true);
  }

  void ask(PersonId person, PersonCommand command) {
    UUID id = UUID.randomUUID();
    Outcome outcome =
        node.handler.handle(new CommandRequest(person, id, id, null, "user:tester", null, command));
    if (!(outcome instanceof Outcome.Done)) {
      throw new AssertionError("refused: " + outcome);
    }
  }

  PolicyStatus status() {
    return runs.statuses().getFirst();
  }

  public PolicyStatus statusOf(String policy) {
    return runs.statuses().stream()
        .filter(each -> each.name().equals(policy))
        .findFirst()
        .orElseThrow();
  }

  public PolicyNode awaitRunning() {
    Await.until("the lease", () -> status().state() == State.RUNNING);
    return this;
  }

  void awaitDone(int commands) {
    Await.until(commands + " commands", () -> status().done() == commands);
  }

  /// What policies tagged the person with, in the order of the stream.
  List<String> tagsByPolicy(PersonId person) {
    List<String> tags = new ArrayList<>();
    node.store.forEach(
        person,
        0,
        event -> {
          String actor = event.actor();
          if (actor != null
              && actor.startsWith("policy:")
              && event.event() instanceof Tagged(String tag)) {
            tags.add(tag);
          }
        });
    return tags;
  }

  /// Ends as a node does that is killed: it gives nothing back and says nothing any more.
  void kill() {
    node.nats.connection().close();
  }

  @Override
  public void close() {
    runs.close();
    node.close();
  }
}
