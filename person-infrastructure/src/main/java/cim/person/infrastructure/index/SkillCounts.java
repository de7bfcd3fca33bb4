package cim.person.infrastructure.index;

import cim.person.application.queries.SkillCount;
import cim.person.domain.state.LifecycleState;
import cim.person.infrastructure.index.search.Held;
import cim.person.infrastructure.index.search.PersonTerms;
import cim.person.infrastructure.index.search.SkillTerms;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Counts the persons of each skill, exactly: a person has one term for each of its skills.
/// Documents that were replaced, and persons that were merged, are passed over one by one.
final class SkillCounts {
  private static final Comparator<SkillCount> MOST_FIRST =
      Comparator.comparingInt(SkillCount::persons).reversed().thenComparing(SkillCount::name);

  private final String first;

  private final Map<BytesRef, Integer> counts = new HashMap<>();

  /// @param prefix what the names begin with
  SkillCounts(String prefix) {
    this.first = Held.SKILL.term(SkillTerms.key(prefix));
  }

  List<SkillCount> of(Iterable<LeafReaderContext> segments, int limit) throws IOException {
    for (LeafReaderContext segment : segments) {
      count(segment.reader());
    }
    return spellings().values().stream()
        .map(SkillCounts::sum)
        .sorted(MOST_FIRST)
        .limit(limit)
        .toList();
  }

  /// @param spellings how many persons spell it so
  static SkillCount sum(Map<String, Integer> spellings) {
    int all = 0;
    int most = 0;
    String usual = "";
    for (Map.Entry<String, Integer> each : spellings.entrySet()) {
      all += each.getValue();
      if (each.getValue() > most) {
        most = each.getValue();
        usual = each.getKey();
      }
    }
    return new SkillCount(usual, all);
  }

  private void count(LeafReader segment) throws IOException {
    Terms terms = segment.terms(PersonTerms.HELD);
    if (terms == null) {
      return;
    }
    Bits counting = counting(segment, terms);
    BytesRef begin = new BytesRef(first);
    TermsEnum each = terms.iterator();
    if (each.seekCeil(begin) == TermsEnum.SeekStatus.END) {
      return;
    }
    PostingsEnum postings = null;
    for (BytesRef term = each.term();
        term != null && StringHelper.startsWith(term, begin);
        term = each.next()) {
      int persons = each.docFreq();
      if (counting != null) {
        postings = each.postings(postings, PostingsEnum.NONE);
        persons = count(postings, counting);
      }
      Integer before = counts.get(term);
      if (before != null) {
        counts.put(term, before + persons);
      } else if (persons > 0) {
        counts.put(BytesRef.deepCopyOf(term), persons);
      }
    }
  }

  /// How many persons spell a skill so, by its key and the spelling.
  private Map<String, Map<String, Integer>> spellings() {
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    counts.forEach(
        (term, persons) -> {
          String[] parts = SkillTerms.parts(term.utf8ToString());
          spellings
              .computeIfAbsent(SkillTerms.key(parts), _ -> new TreeMap<>())
              .merge(parts[2], persons, Integer::sum);
        });
    return spellings;
  }

  private static int count(PostingsEnum postings, Bits counting) throws IOException {
    int count = 0;
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = postings.nextDoc()) {
      count += counting.get(doc) ? 1 : 0;
    }
    return count;
  }

  /// The documents that count, null when all do.
  private static @Nullable Bits counting(LeafReader segment, Terms terms) throws IOException {
    TermsEnum states = terms.iterator();
    BytesRef merged = new BytesRef(Held.LIFECYCLE.term(LifecycleState.MERGED.name()));
    if (!states.seekExact(merged)) {
      return segment.getLiveDocs();
    }
    FixedBitSet counting = new FixedBitSet(segment.maxDoc());
    counting.set(0, segment.maxDoc());
    if (segment.getLiveDocs() != null) {
      segment.getLiveDocs().applyMask(counting, 0);
    }
    PostingsEnum postings = states.postings(null, PostingsEnum.NONE);
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = postings.nextDoc()) {
      counting.clear(doc);
    }
    return counting;
  }
}
