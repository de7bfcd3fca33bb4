package cim.person.infrastructure.index.search;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SearchField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/// The fields by which a person is found.
public final class PersonTerms {
  /// The words of a person. A term's frequency is its weight: that of the most telling field in
  /// which the person has it.
  public static final String WORDS = "words";

  /// What is compared as a whole: terms of [Held].
  public static final String HELD = "held";

  private static final FieldType WEIGHED = indexed(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType PLAIN = indexed(IndexOptions.DOCS);

  private PersonTerms() {}

  private static FieldType indexed(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /// @param absorbed those whose record became part of the person's
  public static List<IndexableField> of(PersonRecord person, List<PersonRecord> absorbed) {
    Map<String, Integer> words = new HashMap<>();
    addWords(person, words);
    absorbed.forEach(each -> addWords(each, words));
    return List.of(
        new Field(HELD, TermStream.of(held(person, absorbed)), PLAIN),
        new Field(WORDS, TermStream.weighed(words), WEIGHED));
  }

  /// What is compared as a whole, as terms of [Held].
  public static Set<String> held(PersonRecord person, List<PersonRecord> absorbed) {
    HeldTerms held = new HeldTerms();
    held.addOwn(person);
    held.addHeld(person);
    absorbed.forEach(held::addHeld);
    return held.all();
  }

  private static void addWords(PersonRecord record, Map<String, Integer> words) {
    for (SearchedText text : SearchedText.of(record)) {
      int weight = text.field().weight();
      for (Words.Word word : Words.andWholeRuns(text.text())) {
        Spellings.of(
            text.text(),
            word,
            (term, tenths) -> words.merge(term, Math.max(1, weight * tenths / 10), Math::max));
      }
    }
  }

  /// Whether a word of this weight is one of a name.
  static int leastOfANameWord() {
    return SearchField.NAME.weight() * Spellings.LESS / 10;
  }
}
