package cim.person.infrastructure.ipld;

import cim.person.application.ports.EventTooLarge;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Canonical DAG-JSON in the narrow profile of this system: one spelling for each tree of data.
///
/// A tree is made of `Map<String, ?>`, `List<?>`, `String`, `Long` or `Integer`, `Boolean`, `null`,
/// [cim.person.domain.values.Cid] (a link) and [Bytes]. The rules: keys in the order of their UTF-8
/// bytes, no white space, text escaped as `JSON.stringify` does and well-formed, integers within
/// ±(2^53−1), no floating point, the key `/` for links and bytes only, at most 256 KiB and 32
/// levels of maps and lists. See <https://ipld.io/specs/codecs/dag-json/spec/>. Thread-safe.
public final class DagJson {
  static final int MAX_BYTES = EventTooLarge.LIMIT;
  static final int MAX_LEVELS = 32;
  static final long MAX_INTEGER = (1L << 53) - 1;

  /// The order of the UTF-8 bytes, which differs from that of UTF-16 beyond U+FFFF.
  static final Comparator<String> KEY_ORDER = DagJson::compareKeys;

  private DagJson() {}

  /// The one spelling of a tree; [IllegalArgumentException] says what in it has none, and where.
  public static byte[] encode(@Nullable Object tree) {
    return new DagJsonWriter().write(tree);
  }

  /// The tree that these bytes spell: maps in key order, integers as `Long`, all unmodifiable;
  /// [NotCanonical] when they are not the one spelling of any.
  public static @Nullable Object decode(byte[] block) {
    return DagJsonReader.read(block);
  }

  /// Whether these bytes are the one spelling of a tree.
  public static boolean isCanonical(byte[] block) {
    try {
      DagJsonReader.read(block);
      return true;
    } catch (NotCanonical _) {
      return false;
    }
  }

  private static int compareKeys(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int index = 0; index < shorter; index++) {
      char one = left.charAt(index);
      char other = right.charAt(index);
      if (one != other) {
        boolean planesDiffer = Character.isSurrogate(one) != Character.isSurrogate(other);
        boolean bothHigh = one >= Character.MIN_SURROGATE && other >= Character.MIN_SURROGATE;
        return planesDiffer && bothHigh ? other - one : one - other;
      }
    }
    return left.length() - right.length();
  }
}
