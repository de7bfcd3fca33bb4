package cim.person.infrastructure.index.search;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/// Makes texts alike that differ in case, accents or width only (UTR #30). Thread-safe.
public final class Folding {
  private static final Normalizer2 FOLDING = ICUFoldingFilter.NORMALIZER;

  private Folding() {}

  public static String fold(String text) {
    return isAscii(text) ? text.toLowerCase(Locale.ROOT) : FOLDING.normalize(text);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
