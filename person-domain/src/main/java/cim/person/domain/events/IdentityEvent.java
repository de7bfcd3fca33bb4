package cim.person.domain.events;

import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.TitleKind;
import cim.person.domain.values.TrustLevel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about who the person is.
public sealed interface IdentityEvent extends PersonEvent {
  /// The person's name was replaced.
  ///
  /// @param name the new name
  /// @param previous the name before
  /// @param reason why it changed
  /// @param effectiveOn the day from which the name holds
  record NameUpdated(
      PersonName name,
      PersonName previous,
      NameChangeReason reason,
      @Nullable LocalDate effectiveOn)
      implements IdentityEvent {}

  /// Another name was added.
  ///
  /// @param nameId identifies the name within the person
  /// @param kind what the name is to the person
  /// @param name the name
  record AlternativeNameAdded(PartId nameId, AlternativeNameKind kind, PersonName name)
      implements IdentityEvent {}

  /// Another name was removed.
  ///
  /// @param nameId the name
  /// @param reason why
  record AlternativeNameRemoved(PartId nameId, @Nullable String reason) implements IdentityEvent {}

  /// It was recorded when the person was born.
  ///
  /// @param date the day of birth, as far as it is known
  /// @param precision how exactly it is known
  record BirthDateRecorded(LocalDate date, DatePrecision precision) implements IdentityEvent {}

  /// It was put right when the person was born.
  ///
  /// @param date the day of birth, as far as it is known
  /// @param precision how exactly it is known
  /// @param previous what was held to be the day before
  /// @param reason why
  record BirthDateCorrected(
      LocalDate date, DatePrecision precision, PartialDate previous, String reason)
      implements IdentityEvent {}

  /// The person got a title.
  ///
  /// @param titleId identifies the title within the person
  /// @param text the title
  /// @param kind where it comes from
  /// @param from the first day of the title
  /// @param to the last day of the title
  record TitleGranted(
      PartId titleId, String text, TitleKind kind, LocalDate from, @Nullable LocalDate to)
      implements IdentityEvent {}

  /// A title ended.
  ///
  /// @param titleId the title
  /// @param to the last day of the title
  /// @param reason why
  record TitleEnded(PartId titleId, LocalDate to, @Nullable String reason)
      implements IdentityEvent {}

  /// The person was linked with an identity of the identity domain.
  ///
  /// @param identityId the identity
  /// @param kind what kind of identity it is
  record IdentityLinked(ForeignId identityId, String kind) implements IdentityEvent {}

  /// The link with an identity was taken away.
  ///
  /// @param identityId the identity
  /// @param reason why
  record IdentityUnlinked(ForeignId identityId, @Nullable String reason) implements IdentityEvent {}

  /// It was verified how far the person is who it says.
  ///
  /// @param level the level that was reached
  /// @param previous the level before
  /// @param method how it was verified
  /// @param by who verified it
  record TrustLevelChanged(TrustLevel level, TrustLevel previous, String method, String by)
      implements IdentityEvent {}

  /// Another system has a name for the person.
  ///
  /// @param system the other system
  /// @param value what the person is called there
  record ExternalIdentifierAdded(String system, String value) implements IdentityEvent {}

  /// Another system has that name for the person no more.
  ///
  /// @param system the other system
  /// @param value what the person was called there
  /// @param reason why
  record ExternalIdentifierRemoved(String system, String value, @Nullable String reason)
      implements IdentityEvent {}
}
