package cim.person.domain.commands;

/// Commands about the parts that a person's record holds.
public sealed interface ComponentCommand extends PersonCommand, Changing
    permits ContactCommand,
        SkillCommand,
        QualificationCommand,
        PreferenceCommand,
        ConsentCommand,
        AttributeCommand,
        TagCommand {}
