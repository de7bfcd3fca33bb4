package cim.person.infrastructure.migration;

import cim.person.domain.events.PreferenceEvent;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.SkillLevel;

/// A part of a record, as a component of the older service told it.
sealed interface Piece {
  record ContactPiece(Contact contact, ContactUse use, boolean preferred, boolean verified)
      implements Piece {}

  record SkillPiece(String name, SkillLevel level) implements Piece {}

  record PreferencePiece(PreferenceEvent preferences) implements Piece {}

  /// @param purpose what was agreed to, or not
  /// @param granted whether it was agreed to
  /// @param time when, as it was written: one of these is one entry of the person's log
  /// @param evidence how it can be proved
  record ConsentPiece(String purpose, boolean granted, String time, String evidence)
      implements Piece {}

  /// What the record of today has no part for.
  ///
  /// @param name what the component is called
  /// @param json what it says
  record OtherPiece(String name, String json) implements Piece {}
}
