package cim.person.application.data;

import cim.person.domain.values.Email;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Text;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A mailbox as people write it.
///
/// @param address a dot-atom of at most 64 octets, `@`, and a domain of at least two labels, in
///     any script or as `xn--…`; at most 254 octets in all
public record EmailInput(String address) implements Inputs.StandIn<Email> {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;

  private static final String ATOM = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

  /// At least two labels, the last of them no number (RFC 3696, section 2): no IP address.
  private static final Pattern DOMAIN = Pattern.compile("([^.]+\\.)+(?![0-9]+$)[^.]+");

  @Override
  public Email parse() {
    String text = Text.parse("address", address, LONGEST);
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw malformed("must have the form local-part@domain");
    }
    String local = text.substring(0, at);
    if (!LOCAL_PART.matcher(local).matches() || octets(local) > LONGEST_LOCAL_PART) {
      throw malformed("must have a local part of 1 to 64 octets without spaces or quotes");
    }
    String ascii = ascii(text.substring(at + 1));
    if (octets(local) + 1 + ascii.length() > LONGEST) {
      throw malformed("must have at most 254 octets");
    }
    return new Email(local + "@" + Domains.unicode(ascii));
  }

  private static String ascii(String domain) {
    return Domains.ascii(domain)
        .filter(ascii -> DOMAIN.matcher(ascii).matches())
        .orElseThrow(() -> malformed("must have a valid domain"));
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static MalformedValue malformed(String problem) {
    return new MalformedValue("address", problem);
  }
}
