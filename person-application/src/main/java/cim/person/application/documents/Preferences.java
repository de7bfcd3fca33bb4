package cim.person.application.documents;

import cim.person.domain.state.CommunicationPreferences;
import cim.person.domain.state.GeneralPreferences;
import cim.person.domain.state.Person;
import cim.person.domain.state.PrivacyPreferences;
import org.jspecify.annotations.Nullable;

/// What a person prefers; null for what was never set.
///
/// @param communication how it wants to be reached
/// @param privacy what others may see
/// @param general the language and the time zone of what it sees
public record Preferences(
    @Nullable CommunicationPreferences communication,
    @Nullable PrivacyPreferences privacy,
    @Nullable GeneralPreferences general) {
  public static Preferences of(Person person) {
    return new Preferences(
        person.only(CommunicationPreferences.class).orElse(null),
        person.only(PrivacyPreferences.class).orElse(null),
        person.only(GeneralPreferences.class).orElse(null));
  }
}
