package cim.person.infrastructure.index.search;

import cim.person.application.queries.SearchField;
import cim.person.domain.values.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/// A text that persons are searched by: all of its words must be found.
public final class SoughtText {
  private static final int MOST_WORDS = 12;
  private static final int LONGEST = 200;

  private final List<SoughtWord> words;
  private final List<String> terms = new ArrayList<>();

  private SoughtText(List<SoughtWord> words) {
    this.words = List.copyOf(words);
    words.forEach(word -> terms.add(word.toString()));
  }

  /// Takes apart what somebody has typed. The last word may be a beginning; a word with `@` in it
  /// is an email address, a UUID an organization.
  ///
  /// @throws MalformedValue when there is no word in it, or too much
  public static SoughtText parse(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new MalformedValue("", "must have at most " + LONGEST + " characters");
    }
    List<SoughtWord> words = new ArrayList<>();
    String[] parts = text.strip().split("[\\s\\p{Z}]+", -1);
    for (int i = 0; i < parts.length; i++) {
      add(parts[i], i == parts.length - 1, words);
    }
    if (words.isEmpty()) {
      throw new MalformedValue("", "must have a letter or a digit in it");
    }
    if (words.size() > MOST_WORDS) {
      throw new MalformedValue("", "must have at most " + MOST_WORDS + " words");
    }
    return new SoughtText(words);
  }

  private static void add(String part, boolean last, List<SoughtWord> words) {
    String lower = part.toLowerCase(Locale.ROOT);
    if (lower.indexOf('@') > 0) {
      words.add(SoughtWord.held(Held.EMAIL.term(lower), last, SearchField.EMAIL.weight()));
    } else if (isUuid(lower)) {
      words.add(
          SoughtWord.held(Held.EMPLOYER.beginning(lower), true, SearchField.EMPLOYMENT.weight()));
    } else {
      List<String> terms = Words.terms(part);
      for (int i = 0; i < terms.size(); i++) {
        words.add(SoughtWord.word(terms.get(i), last && i == terms.size() - 1));
      }
    }
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// A query that scores whom it finds by [#share].
  public Query query() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(word -> all.add(new WordQuery(word, 1), Occur.MUST));
    return all.build();
  }

  /// Those who have a name in which there is a word that begins like each word of a text.
  public static Query names(String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term : Words.terms(text)) {
      all.add(
          new WordQuery(SoughtWord.beginning(term), PersonTerms.leastOfANameWord()), Occur.FILTER);
    }
    return all.build();
  }

  /// What part of the highest score it is.
  public double share(float score) {
    return score / ((double) words.size() * SoughtWord.EXACT * SearchField.NAME.weight());
  }

  /// Tells this text from others.
  public String key() {
    return String.join(" ", terms);
  }

  List<SoughtWord> words() {
    return words;
  }
}
