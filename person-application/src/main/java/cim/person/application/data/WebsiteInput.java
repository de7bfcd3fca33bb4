package cim.person.application.data;

import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Text;
import cim.person.domain.values.Website;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page on the web as people write it.
///
/// @param url an http or https address; its domain and the rest may be in any script
public record WebsiteInput(String url) implements Inputs.StandIn<Website> {
  private static final int LONGEST = 2_000;
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://)([^/?#:@]+)((?::[0-9]+)?(?:[/?#].*)?)", Pattern.CASE_INSENSITIVE);

  /// The address as an ASCII-only URI (RFC 3987, section 3.1).
  @Override
  public Website parse() {
    Matcher parts = ADDRESS.matcher(Text.parse("url", url, LONGEST));
    if (!parts.matches()) {
      throw malformed();
    }
    String host = Domains.ascii(parts.group(2)).orElseThrow(WebsiteInput::malformed);
    try {
      return Website.parse(URI.create(parts.group(1) + host + parts.group(3)).toASCIIString());
    } catch (MalformedValue problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      throw malformed();
    }
  }

  private static MalformedValue malformed() {
    return new MalformedValue(
        "url",
        "must be an http or https address without a user, such as https://www.example.org/ada,"
            + " where a space is %20 and a percent sign %25");
  }
}
