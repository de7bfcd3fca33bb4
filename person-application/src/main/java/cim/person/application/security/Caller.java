package cim.person.application.security;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who asks. Immutable.
///
/// @param actor under which name events record it, such as `user:<subject>`
/// @param roles what it may
/// @param expiry until when it may; null when that does not end
public record Caller(String actor, Set<Role> roles, @Nullable Instant expiry) {
  /// The actor of every request in the profile local.
  public static final String LOCAL_ADMINISTRATOR = "user:local-admin";

  /// What lasts longer is as good as this.
  private static final Duration LONGEST = Duration.ofDays(365);

  /// Copies the roles.
  public Caller {
    roles = Set.copyOf(roles);
  }

  /// One who may do everything, for ever.
  public static Caller trusted(String actor) {
    return new Caller(actor, EnumSet.allOf(Role.class), null);
  }

  /// Whether one of the roles is enough for that.
  public boolean may(Access access) {
    return access == Access.OPEN || access.roles().stream().anyMatch(roles::contains);
  }

  /// @throws Forbidden naming what would be needed
  public void require(Access access) {
    if (!may(access)) {
      throw new Forbidden(
          "This needs the role "
              + access.roles().stream()
                  .map(Role::roleName)
                  .collect(Collectors.toCollection(TreeSet::new))
                  .stream()
                  .collect(Collectors.joining(" or "))
              + ".");
    }
  }

  /// How long it still may: at most a year, and never less than nothing.
  public Duration left(Instant now) {
    if (expiry == null || expiry.isAfter(now.plus(LONGEST))) {
      return LONGEST;
    }
    return expiry.isBefore(now) ? Duration.ZERO : Duration.between(now, expiry);
  }
}
