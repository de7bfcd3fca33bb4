package cim.person.infrastructure.compatibility;

import io.nats.client.impl.Headers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Says with every message that this form ends, and what comes in its place.
final class Deprecation {
  private static final Logger LOG = System.getLogger(Deprecation.class.getName());

  /// A date as RFC 9745 writes it: since 2026-11-29.
  private static final String SINCE = "@1795910400";

  private Deprecation() {}

  /// @param successor the subject to be used instead
  static Headers headers(String successor) {
    return new Headers().add("Deprecation", SINCE).add("Cim-Successor", successor);
  }

  static void announce(String what, String successor) {
    LOG.log(
        Level.WARNING,
        "{0}, for a time: this is deprecated, use {1} (docs/migration.md, For clients)",
        what,
        successor);
  }
}
