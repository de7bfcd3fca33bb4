package cim.person.application.data;

import com.ibm.icu.text.IDNA;
import java.util.Optional;

/// Domain names in any script, by UTS 46 as browsers read them: ß, ς and joiners are letters of
/// their own. Thread-safe.
final class Domains {
  private static final int LONGEST = 253;
  private static final IDNA UTS_46 =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private Domains() {}

  /// The name in ASCII (`xn--…`), empty when it is none.
  static Optional<String> ascii(String name) {
    IDNA.Info info = new IDNA.Info();
    String ascii = UTS_46.nameToASCII(name, new StringBuilder(), info).toString();
    return info.hasErrors() || ascii.isEmpty() || ascii.length() > LONGEST
        ? Optional.empty()
        : Optional.of(ascii);
  }

  /// A name in ASCII as people write it.
  static String unicode(String ascii) {
    return UTS_46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
  }
}
