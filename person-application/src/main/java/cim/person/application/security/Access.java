package cim.person.application.security;

import java.util.Set;

/// What an operation needs: one of these roles.
public enum Access {
  /// No token at all: it tells nothing about anyone.
  OPEN(Set.of()),
  /// Reading persons and their events.
  READ(Set.of(Role.READER, Role.WRITER, Role.ADMIN, Role.AUDITOR)),
  /// Commands.
  WRITE(Set.of(Role.WRITER, Role.ADMIN)),
  /// Proving histories and taking them out whole, and how the node does.
  AUDIT(Set.of(Role.AUDITOR, Role.ADMIN)),
  /// What goes past the commands.
  ADMINISTER(Set.of(Role.ADMIN));

  @SuppressWarnings("ImmutableEnumChecker") // It is made by Set.of.
  private final Set<Role> roles;

  Access(Set<Role> roles) {
    this.roles = roles;
  }

  /// The roles of which one is enough; empty when none is needed.
  public Set<Role> roles() {
    return roles;
  }
}
