package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person that a search has found.
///
/// @param person the person as it is now
/// @param score how well it fits, above 0 up to 1: 1 when every word is one of its names
/// @param highlights where the words were found
public record FoundPerson(PersonRecord person, double score, List<Highlight> highlights) {
  public FoundPerson {
    highlights = List.copyOf(highlights);
  }

  /// A text of the person in which words were found.
  ///
  /// @param field what of the person it is
  /// @param fragments the whole text in pieces
  /// @param absorbed the person who held it and was merged into this one; null when this one holds
  ///     it itself
  public record Highlight(
      SearchField field, List<Fragment> fragments, @Nullable PersonId absorbed) {
    public Highlight {
      fragments = List.copyOf(fragments);
    }
  }

  /// A piece of a text.
  ///
  /// @param text the piece, as it is written
  /// @param matched whether a word of the search was found here
  public record Fragment(String text, boolean matched) {}
}
