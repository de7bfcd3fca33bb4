package cim.person.domain.values;

import java.util.Locale;

/// A mailbox (RFC 5321), local part and domain also in other scripts (RFC 6531).
///
/// @param address the address in NFC, its domain in lower case and Unicode form
public record Email(String address) implements Contact {
  /// The one form by which two addresses are compared: lower case throughout. A local part could
  /// by RFC 5321 depend on case; no mail service in use lets it.
  public String comparable() {
    return address.toLowerCase(Locale.ROOT);
  }
}
