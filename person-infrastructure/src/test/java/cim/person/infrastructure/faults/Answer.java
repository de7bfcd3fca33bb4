package cim.person.infrastructure.faults;

import java.util.List;

/// What a door says to an order.
sealed interface Answer {
  /// Where an event was stored, as the receipt has it.
  record Proof(String cid, long position) {}

  /// It was carried out.
  ///
  /// @param events all that it led to
  /// @param replayed whether it had been carried out before
  record Done(List<Proof> events, boolean replayed) implements Answer {}

  /// It was refused, and nothing was stored.
  record Refused(String code) implements Answer {}

  /// Nobody knows; the same order may be sent again.
  record NotNow(String reason) implements Answer {}
}
