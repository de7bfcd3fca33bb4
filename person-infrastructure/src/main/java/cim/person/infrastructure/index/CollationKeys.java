package cim.person.infrastructure.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/// The collation keys (UTS #10) of the names in one segment of the index, by the names' ordinals,
/// one after the other in one array. Immutable.
final class CollationKeys {
  private static final int USUAL_LENGTH = 16;

  private final byte[] keys;
  private final int[] ends;

  private CollationKeys(byte[] keys, int[] ends) {
    this.keys = keys;
    this.ends = ends;
  }

  /// @param collator for this thread alone
  static CollationKeys of(SortedDocValues names, Collator collator) throws IOException {
    int[] ends = new int[names.getValueCount()];
    byte[] keys = new byte[Math.multiplyExact(ends.length, USUAL_LENGTH)];
    RawCollationKey key = new RawCollationKey();
    int end = 0;
    for (int ordinal = 0; ordinal < ends.length; ordinal++) {
      collator.getRawCollationKey(names.lookupOrd(ordinal).utf8ToString(), key);
      if (end + key.size > keys.length) {
        keys = Arrays.copyOf(keys, Math.max(end + key.size, Math.multiplyExact(end, 3) / 2));
      }
      System.arraycopy(key.bytes, 0, keys, end, key.size);
      end += key.size;
      ends[ordinal] = end;
    }
    return new CollationKeys(end == keys.length ? keys : Arrays.copyOf(keys, end), ends);
  }

  /// Points the reference to the key of a name.
  void read(int ordinal, BytesRef into) {
    int start = ordinal == 0 ? 0 : ends[ordinal - 1];
    into.bytes = keys;
    into.offset = start;
    into.length = ends[ordinal] - start;
  }
}
