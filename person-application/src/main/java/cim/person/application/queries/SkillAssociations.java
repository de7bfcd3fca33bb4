package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;

/// Counts which skills go together with what a person has, among all other persons of this node's
/// read model. Thread-safe.
///
/// What a person held who was merged into another counts for the survivor. Names that differ in
/// case, accents or width only are one name.
@FunctionalInterface
public interface SkillAssociations {
  /// The rules that start from something that the person has, and lead to a skill that it neither
  /// has nor was ever recommended. The person itself does not count.
  List<SkillAssociation> from(PersonId person, Bounds bounds);

  /// What the counting costs at most: `traits` × `sample` records are read.
  ///
  /// @param traits from how many things the rules start, the newest ones
  /// @param sample how many persons are counted for each of them: all, or as many as these, chosen
  ///     by what is random in their ids
  /// @param support how many of those have to have a skill
  record Bounds(int traits, int sample, int support) {}
}
