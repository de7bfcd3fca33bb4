package cim.person.web.security;

/// What somebody who is logged in may be here for, beside the use of persons.
public enum Role {
  /// May take out the whole history.
  AUDITOR("person-auditor"),
  /// May put a history in.
  ADMIN("person-admin");

  private final String roleName;

  Role(String roleName) {
    this.roleName = roleName;
  }

  /// The role's name in a token and in the server's configuration.
  public String roleName() {
    return roleName;
  }
}
