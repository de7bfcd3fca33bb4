package cim.person.application.security;

import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may be here for.
public enum Role {
  /// May read persons and follow their events.
  READER("person-reader"),
  /// May read, and carry out commands.
  WRITER("person-writer"),
  /// May do everything.
  ADMIN("person-admin"),
  /// May read, prove histories and take them out, and see how the node does.
  AUDITOR("person-auditor");

  private final String roleName;

  Role(String roleName) {
    this.roleName = roleName;
  }

  /// The role's name in a token.
  public String roleName() {
    return roleName;
  }

  /// The role of that name; empty for what means nothing here.
  public static Optional<Role> named(String name) {
    return Stream.of(values()).filter(role -> role.roleName.equals(name)).findFirst();
  }
}
