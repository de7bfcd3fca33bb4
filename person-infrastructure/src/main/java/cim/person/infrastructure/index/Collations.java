package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/// The collations that names are being ordered by, and the keys of each segment's names in them.
/// Thread-safe.
///
/// The index stores names, not keys: a list can then be ordered for any reader in the world. The
/// keys of a segment are made when they are first needed and live as long as the segment; of the
/// collations, those used last are kept.
final class Collations {
  private static final String KEYWORD = "collation";

  /// @param keys of the names
  /// @param documents in the order of these keys
  record NamesOfSegment(CollationKeys keys, DocumentsByName documents) {}

  private record InUse(Collator collator, ConcurrentMap<CacheKey, NamesOfSegment> segments) {}

  private final int most;
  private final LinkedHashMap<String, InUse> inUse = new LinkedHashMap<>(16, 0.75f, true);

  /// @param most how many collations are kept
  Collations(int most) {
    this.most = most;
  }

  /// Names the collation of a locale: two locales that order alike have one collation.
  static String of(Locale locale) {
    return Collator.getFunctionalEquivalent(KEYWORD, ULocale.forLocale(locale)).getName();
  }

  /// The key of a text, to be compared byte by byte.
  BytesRef key(String collation, String text) {
    RawCollationKey key = own(inUse(collation)).getRawCollationKey(text, null);
    return new BytesRef(key.bytes, 0, key.size);
  }

  /// The names of a segment in their order.
  NamesOfSegment names(String collation, LeafReader segment, String field) throws IOException {
    return names(inUse(collation), segment, field);
  }

  /// Makes the keys of a new segment in all collations that are in use.
  void warm(LeafReader segment, String field) throws IOException {
    List<InUse> all;
    synchronized (inUse) {
      all = List.copyOf(inUse.values());
    }
    for (InUse each : all) {
      names(each, segment, field);
    }
  }

  private static NamesOfSegment names(InUse collation, LeafReader segment, String field)
      throws IOException {
    CacheHelper core = requireNonNull(segment.getCoreCacheHelper());
    NamesOfSegment known = collation.segments.get(core.getKey());
    if (known != null) {
      return known;
    }
    try {
      return collation.segments.computeIfAbsent(
          core.getKey(),
          key -> {
            core.addClosedListener(collation.segments::remove);
            return make(collation, segment, field);
          });
    } catch (UncheckedIOException failure) {
      throw requireNonNull(failure.getCause());
    }
  }

  private static NamesOfSegment make(InUse collation, LeafReader segment, String field) {
    try {
      CollationKeys keys = CollationKeys.of(DocValues.getSorted(segment, field), own(collation));
      return new NamesOfSegment(
          keys, DocumentsByName.of(DocValues.getSorted(segment, field), keys, segment.maxDoc()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private InUse inUse(String collation) {
    synchronized (inUse) {
      InUse known = inUse.get(collation);
      if (known == null) {
        known = new InUse(Collator.getInstance(new ULocale(collation)), new ConcurrentHashMap<>());
        inUse.put(collation, known);
        if (inUse.size() > most) {
          inUse.pollFirstEntry();
        }
      }
      return known;
    }
  }

  /// Collators are not thread-safe: one for this thread.
  private static Collator own(InUse collation) {
    synchronized (collation.collator) {
      try {
        return collation.collator.clone();
      } catch (CloneNotSupportedException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
