package cim.person.infrastructure.index.search;

import cim.person.application.queries.FoundPerson.Fragment;
import cim.person.application.queries.FoundPerson.Highlight;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SearchField;
import cim.person.domain.state.Employment;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.search.Words.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows where in a person the words of a text are found. It reads the record, so that the index
/// need not keep what it has read.
public final class Highlighting {
  private static final int MOST = 10;

  private final List<SoughtWord> words;

  public Highlighting(SoughtText text) {
    this.words = text.words();
  }

  /// The first few texts in which words are found.
  ///
  /// @param absorbed those whose record became part of the person's
  public List<Highlight> of(PersonRecord person, List<PersonRecord> absorbed) {
    List<Highlight> found = new ArrayList<>();
    add(person, null, found);
    for (PersonRecord each : absorbed) {
      add(each, each.id(), found);
    }
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private void add(PersonRecord record, @Nullable PersonId absorbed, List<Highlight> found) {
    List<String> shown = new ArrayList<>();
    for (SearchedText text : SearchedText.of(record)) {
      boolean[] matched = matched(text);
      if (matched.length > 0 && shown.stream().noneMatch(other -> other.contains(text.text()))) {
        shown.add(text.text());
        found.add(new Highlight(text.field(), fragments(text.text(), matched), absorbed));
      }
    }
    for (Employment employment : record.state().parts(Employment.class)) {
      String organization = employment.organizationId().toString();
      String term = Held.EMPLOYER.lasting(employment.organizationId(), employment.to());
      if (isFound(PersonTerms.HELD, term) && !shown.contains(organization)) {
        shown.add(organization);
        found.add(
            new Highlight(
                SearchField.EMPLOYMENT, List.of(new Fragment(organization, true)), absorbed));
      }
    }
  }

  /// Which chars of the text are found; empty when none is.
  private boolean[] matched(SearchedText text) {
    boolean[] matched = new boolean[text.text().length()];
    boolean any = false;
    if (text.field() == SearchField.EMAIL
        && isFound(PersonTerms.HELD, Held.EMAIL.term(text.text().toLowerCase(Locale.ROOT)))) {
      Arrays.fill(matched, true);
      return matched;
    }
    for (Word word : Words.andWholeRuns(text.text())) {
      if (isFound(text.text(), word)) {
        Arrays.fill(matched, word.start(), word.end(), true);
        any = true;
      }
    }
    return any ? matched : new boolean[0];
  }

  private boolean isFound(String text, Word word) {
    boolean[] found = new boolean[1];
    Spellings.of(text, word, (term, _) -> found[0] |= isFound(PersonTerms.WORDS, term));
    return found[0];
  }

  private boolean isFound(String field, String term) {
    for (SoughtWord word : words) {
      if (word.field().equals(field) && word.nearness(term) > 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Fragment> fragments(String text, boolean[] matched) {
    List<Fragment> fragments = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= matched.length; i++) {
      if (i == matched.length || matched[i] != matched[start]) {
        fragments.add(new Fragment(text.substring(start, i), matched[start]));
        start = i;
      }
    }
    return fragments;
  }
}
