package cim.person.domain.values;

/// A profile with a social network.
///
/// @param network the network, such as LinkedIn or Mastodon
/// @param handle the profile's name there, or its address
public record SocialProfile(String network, String handle) implements Contact {
  /// @throws MalformedValue naming the part that is wrong
  public static SocialProfile parse(String network, String handle) {
    return new SocialProfile(
        Text.parse("network", network, Text.LINE), Text.parse("handle", handle, Text.SENTENCE));
  }
}
