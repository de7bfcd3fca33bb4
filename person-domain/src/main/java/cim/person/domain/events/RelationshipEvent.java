package cim.person.domain.events;

/// What changed about what connects the person with places, organizations and other persons.
public sealed interface RelationshipEvent extends PersonEvent
    permits LocationEvent, EmploymentEvent, AffiliationEvent, RelationEvent {}
