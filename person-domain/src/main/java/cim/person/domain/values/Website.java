package cim.person.domain.values;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// A page on the web.
///
/// @param url an absolute http or https address (RFC 3986), scheme and host in lower case
public record Website(String url) implements Contact {
  private static final int LONGEST = 2_000;

  /// @throws MalformedValue when it is no such address
  public static Website parse(String url) {
    String text = Text.parse("url", url, LONGEST);
    try {
      URI uri = new URI(text).parseServerAuthority();
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null
          || uri.getUserInfo() != null
          || uri.getPort() > 65_535
          || !scheme.matches("https?")) {
        throw malformed();
      }
      int host = text.indexOf(uri.getHost(), scheme.length());
      return new Website(
          scheme
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + text.substring(host + uri.getHost().length()));
    } catch (URISyntaxException _) {
      throw malformed();
    }
  }

  private static MalformedValue malformed() {
    return new MalformedValue(
        "url", "must be an http or https address such as https://www.example.org/ada");
  }
}
