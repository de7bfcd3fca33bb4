package cim.person.domain.events;

/// Something that happened to one person. Immutable, and true for ever.
public sealed interface PersonEvent
    permits LifecycleEvent, IdentityEvent, ComponentEvent, RelationshipEvent {}
