package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;

/// Finds persons by what they hold, as this node's read model has them. Thread-safe.
///
/// What a person held who was merged into another counts for the survivor.
public interface PersonSearch {
  /// The persons in whom every word of a text is found, the best first, equal ones by id. The last
  /// word may be a beginning; words of four letters and more may have a slip, of eight and more
  /// two. Whoever was merged into another is left out, unless the filter speaks of lifecycle
  /// states.
  ///
  /// @param page forward only
  /// @throws cim.person.domain.values.MalformedValue when there is no word in the text, or too
  ///     many
  /// @throws BadCursor when the page's cursor is of another text or none at all
  Page<FoundPerson> search(String text, PersonFilter filter, PageRequest page);

  /// The skills whose names begin with a text, those of the most persons first, equal ones by
  /// name. Names that differ in case, accents or width only are one skill. The counts are exact.
  ///
  /// @param prefix empty for all skills
  List<SkillCount> skills(String prefix, int limit);

  /// Persons that may be this one once more, those with the most telling reasons first. Nobody
  /// who was merged into another is among them, nor who survives this person.
  List<DuplicateCandidate> duplicates(PersonId person, int limit);
}
