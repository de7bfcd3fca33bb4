package cim.person.application;

import cim.person.application.policies.ArchiveInactivePersons;
import cim.person.application.policies.CascadeRelationships;
import cim.person.application.policies.Due;
import cim.person.application.policies.InactivitySettings;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicyEngine;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicyTallies;
import cim.person.application.policies.Timers;
import cim.person.application.policies.quality.FlagDataQuality;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkills;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RejectionLog;
import cim.person.application.ports.Tracing;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The application's object graph.
@Dependent
class Wiring {
  @Produces
  @Singleton
  CommandHandler commandHandler(
      EventStore store,
      LocalRecords local,
      RejectionLog rejections,
      Limits limits,
      CommandSettings settings,
      Tracing tracing) {
    return new CommandHandler(
        store,
        local,
        rejections,
        new PersonStateMachine(limits),
        InstantSource.system(),
        settings,
        tracing);
  }

  /// The policies of every jar; two of one name stop the start.
  @Produces
  @Singleton
  KnownPolicies knownPolicies(@Any Instance<Policy> policies) {
    return new KnownPolicies(policies.stream().toList());
  }

  @Produces
  @Singleton
  CascadeRelationships cascadeRelationships(
      Persons persons, EventLog log, Projections projections, PolicySettings settings) {
    return new CascadeRelationships(persons, log, projections, settings, InstantSource.system());
  }

  @Produces
  @Singleton
  RecommendSkills recommendSkills(
      Persons persons, SkillAssociations associations, RecommendSkillsSettings settings) {
    return new RecommendSkills(persons::byId, associations, settings);
  }

  @Produces
  @Singleton
  ArchiveInactivePersons archiveInactivePersons(Persons persons, InactivitySettings settings) {
    return new ArchiveInactivePersons(persons, settings);
  }

  @Produces
  @Singleton
  FlagDataQuality flagDataQuality(Persons persons, FlagDataQualitySettings settings) {
    return new FlagDataQuality(persons::byId, settings);
  }

  @Produces
  @Singleton
  PolicyTallies policyTallies() {
    return new PolicyTallies();
  }

  @Produces
  @Singleton
  PolicyEngine policyEngine(
      KnownPolicies policies,
      CommandHandler handler,
      EventStore store,
      Projections projections,
      EventLog log,
      Timers timers,
      PolicyTallies tallies,
      PolicySettings settings) {
    return new PolicyEngine(
        policies,
        handler::handle,
        store,
        projections,
        log,
        timers,
        tallies,
        settings,
        InstantSource.system());
  }

  /// What is thrown goes back to whoever fired the event.
  void run(@Observes Due due, PolicyEngine engine) {
    engine.run(due);
  }
}
