package cim.person.domain.commands;

/// Commands about what connects the person with places, organizations and other persons.
public sealed interface RelationshipCommand extends PersonCommand, Changing
    permits LocationCommand, EmploymentCommand, AffiliationCommand, RelationCommand {}
