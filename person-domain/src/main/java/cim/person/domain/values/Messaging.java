package cim.person.domain.values;

/// An account with a messaging service.
///
/// @param service the service, such as Signal or Matrix
/// @param handle the account there
public record Messaging(String service, String handle) implements Contact {
  /// @throws MalformedValue naming the part that is wrong
  public static Messaging parse(String service, String handle) {
    return new Messaging(
        Text.parse("service", service, Text.LINE), Text.parse("handle", handle, Text.LINE));
  }
}
