package cim.person.domain.commands;

/// Something that is asked of one person.
public sealed interface PersonCommand
    permits LifecycleCommand, IdentityCommand, ComponentCommand, RelationshipCommand {}
