package cim.person.domain.commands;

/// A command that only policies give; clients cannot.
public interface ByPolicy {}
