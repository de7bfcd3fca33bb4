package cim.person.domain.events;

/// What changed about the parts that a person's record holds.
public sealed interface ComponentEvent extends PersonEvent
    permits ContactEvent,
        SkillEvent,
        QualificationEvent,
        PreferenceEvent,
        ConsentEvent,
        AttributeEvent,
        TagEvent {}
