package cim.person.infrastructure.index.search;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Hands terms that are ready to the index. Used once.
final class TermStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency;
  private final Iterator<String> terms;
  private final ToIntFunction<String> weight;

  private TermStream(Collection<String> terms, ToIntFunction<String> weight) {
    this.frequency = addAttribute(TermFrequencyAttribute.class);
    this.terms = terms.iterator();
    this.weight = weight;
  }

  static TermStream of(Collection<String> terms) {
    return new TermStream(terms, _ -> 1);
  }

  static TermStream weighed(Map<String, Integer> terms) {
    return new TermStream(terms.keySet(), each -> terms.getOrDefault(each, 1));
  }

  @Override
  public boolean incrementToken() {
    if (!terms.hasNext()) {
      return false;
    }
    clearAttributes();
    String next = terms.next();
    term.append(next);
    frequency.setTermFrequency(weight.applyAsInt(next));
    return true;
  }
}
