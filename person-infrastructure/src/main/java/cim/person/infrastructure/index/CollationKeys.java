package cim.person.infrastructure.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.MSBRadixSorter;

/// The collation keys (UTS #10) of the names in one segment of the index, by the names' ordinals,
/// and the places that these have among each other. Immutable.
///
/// Places are even numbers, from 0, equal for equal keys; a key that is not among them has the odd
/// number between those of its neighbours. So names of a segment are compared by one number each,
/// instead of by their keys.
final class CollationKeys {
  private static final int USUAL_LENGTH = 16;
  private static final int OCTET = 0xff;

  private final byte[] keys;
  private final int[] ends;
  private final int[] places;

  /// One name for each place, in their order.
  private final int[] order;

  private CollationKeys(byte[] keys, int[] ends) {
    this.keys = keys;
    this.ends = ends;
    int[] sorted = sorted();
    places = new int[ends.length];
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && compare(sorted[i - 1], sorted[i]) == 0) {
        places[sorted[i]] = places[sorted[i - 1]];
      } else {
        places[sorted[i]] = 2 * distinct;
        sorted[distinct++] = sorted[i];
      }
    }
    order = Arrays.copyOf(sorted, distinct);
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

  private int[] sorted() {
    int[] ordinals = new int[ends.length];
    Arrays.setAll(ordinals, ordinal -> ordinal);
    new MSBRadixSorter(Integer.MAX_VALUE) {
      @Override
      protected int byteAt(int i, int index) {
        int at = start(ordinals[i]) + index;
        return at < ends[ordinals[i]] ? keys[at] & OCTET : -1;
      }

      @Override
      protected void swap(int i, int j) {
        int first = ordinals[i];
        ordinals[i] = ordinals[j];
        ordinals[j] = first;
      }
    }.sort(0, ordinals.length);
    return ordinals;
  }

  /// The key of a name.
  BytesRef key(int ordinal) {
    return new BytesRef(keys, start(ordinal), ends[ordinal] - start(ordinal));
  }

  /// How many different keys there are.
  int distinct() {
    return order.length;
  }

  /// The place of a name.
  int place(int ordinal) {
    return places[ordinal];
  }

  /// The place of a key, which need not be of this segment.
  int place(BytesRef key) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int comparison = compare(order[middle], key);
      if (comparison == 0) {
        return 2 * middle;
      }
      low = comparison < 0 ? middle + 1 : low;
      high = comparison < 0 ? high : middle;
    }
    return 2 * low - 1;
  }

  private int compare(int ordinal, int other) {
    return Arrays.compareUnsigned(
        keys, start(ordinal), ends[ordinal], keys, start(other), ends[other]);
  }

  private int compare(int ordinal, BytesRef key) {
    return Arrays.compareUnsigned(
        keys, start(ordinal), ends[ordinal], key.bytes, key.offset, key.offset + key.length);
  }

  private int start(int ordinal) {
    return ordinal == 0 ? 0 : ends[ordinal - 1];
  }
}
