package cim.person.application.policies.quality;

import cim.person.domain.state.Person;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a person's data has to be like. Each rule is a pure function of what the person's record
/// itself holds: what those hold who were merged into it is not looked at.
enum Rule {
  /// There is an email, phone, postal address or messaging contact, unless the person does not want
  /// to be contacted.
  NO_CONTACT,
  /// A preferred contact was verified within a time after it was recorded.
  UNVERIFIED_PREFERRED_CONTACT,
  /// There is a contact for the channel that the person prefers.
  NO_CONTACT_FOR_PREFERRED_CHANNEL,
  /// What the person agreed to for a time was agreed to anew, or withdrawn, when the time was over.
  EXPIRED_CONSENT,
  /// Nothing began before the person was born.
  BEGINNING_BEFORE_BIRTH,
  /// What does not change in a life and is said to be certain is one thing.
  CONTRADICTING_FACTS,
  /// The same position in the same organization is there once at a time.
  OVERLAPPING_EMPLOYMENTS;

  private static final String PREFIX = "data-quality:";

  /// What marks those who fail it.
  String tag() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Since when the person fails it, or from when on it will when nothing changes; empty: never.
  Optional<Instant> failsFrom(Person person, FlagDataQualitySettings settings) {
    return switch (this) {
      case NO_CONTACT -> always(Defects.hasNoContact(person));
      case UNVERIFIED_PREFERRED_CONTACT -> Defects.contactsStayUnverified(person, settings);
      case NO_CONTACT_FOR_PREFERRED_CHANNEL -> always(Defects.hasNoContactForItsChannel(person));
      case EXPIRED_CONSENT -> Defects.consentsExpire(person);
      case BEGINNING_BEFORE_BIRTH -> always(Defects.beginsBeforeBirth(person));
      case CONTRADICTING_FACTS -> always(Defects.contradictsItself(person));
      case OVERLAPPING_EMPLOYMENTS -> always(Defects.employmentsOverlap(person));
    };
  }

  private static Optional<Instant> always(boolean fails) {
    return fails ? Optional.of(Instant.MIN) : Optional.empty();
  }
}
