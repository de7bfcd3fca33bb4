package cim.person.web.security;

import cim.person.application.security.Caller;
import cim.person.application.security.Unauthenticated;
import jakarta.servlet.http.HttpServletRequest;

/// The caller of a request over HTTP.
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /// Remembers who asks.
  public static void put(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /// Who asks.
  ///
  /// @throws Unauthenticated when nobody has found that out
  public static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw Unauthenticated.absent();
  }
}
