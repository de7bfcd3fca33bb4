package cim.person.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// The names under which events record who asked.
public final class Actors {
  /// The actor of every request that nobody has logged in for.
  public static final String LOCAL_ADMINISTRATOR = "user:local-admin";

  /// The actor for whoever is logged in.
  ///
  /// @param principal null when nobody is
  public String of(@Nullable Principal principal) {
    return principal == null ? LOCAL_ADMINISTRATOR : "user:" + principal.getName();
  }

  /// Whether a request may do what needs that role: the local administrator may do everything,
  /// whoever is logged in what the token says.
  public boolean mayAs(Role role, HttpServletRequest request) {
    return request.getUserPrincipal() == null || request.isUserInRole(role.roleName());
  }
}
