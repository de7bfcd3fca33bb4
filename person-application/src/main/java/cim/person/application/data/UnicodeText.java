package cim.person.application.data;

import java.nio.charset.StandardCharsets;

/// Text as it comes in: Unicode, which Java's strings need not be.
public final class UnicodeText {
  private UnicodeText() {}

  /// The text.
  ///
  /// @throws MalformedData when it has half of a surrogate pair
  public static String check(String path, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedData(path, "must be Unicode text, without half of a surrogate pair");
    }
    return text;
  }
}
