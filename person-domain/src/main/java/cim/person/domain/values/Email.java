package cim.person.domain.values;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mailbox (RFC 5321), local part and domain also in other scripts (RFC 6531).
///
/// @param address the address in NFC, its domain in lower case and Unicode form
public record Email(String address) implements Contact {
  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+)*");

  /// What IDNA 2003, which Java speaks, makes into other letters, and so into another's domain.
  private static final String READ_IN_TWO_WAYS = "ßς\u200c\u200d";

  private static final Pattern DOMAIN_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /// Checks and normalises an address: a dot-atom of at most 64 octets, `@`, and a domain of at
  /// least two labels, at most 254 octets in all.
  ///
  /// @throws MalformedValue when it is no such address
  public static Email parse(String address) {
    String text = Text.parse("address", address, 254);
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw malformed("must have the form local-part@domain");
    }
    String local = text.substring(0, at);
    if (!LOCAL_PART.matcher(local).matches() || octets(local) > 64) {
      throw malformed("must have a local part of 1 to 64 octets without spaces or quotes");
    }
    String ascii = ascii(text.substring(at + 1));
    if (octets(local) + 1 + ascii.length() > 254) {
      throw malformed("must have at most 254 octets");
    }
    return new Email(local + "@" + IDN.toUnicode(ascii));
  }

  /// The one form by which two addresses are compared: lower case throughout. A local part could
  /// by RFC 5321 depend on case; no mail service in use lets it.
  public String comparable() {
    return address.toLowerCase(Locale.ROOT);
  }

  private static String ascii(String domain) {
    if (domain.codePoints().anyMatch(letter -> READ_IN_TWO_WAYS.indexOf(letter) >= 0)) {
      throw malformed("must have a domain with ß, ς or a joiner in the form xn--…");
    }
    String ascii;
    try {
      ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      throw malformed("must have a valid domain");
    }
    String[] labels = ascii.split("\\.", -1);
    boolean valid = labels.length > 1 && ascii.length() <= 253;
    for (String label : labels) {
      valid &= DOMAIN_LABEL.matcher(label).matches();
    }
    if (!valid) {
      throw malformed("must have a valid domain");
    }
    return ascii;
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static MalformedValue malformed(String problem) {
    return new MalformedValue("address", problem);
  }
}
