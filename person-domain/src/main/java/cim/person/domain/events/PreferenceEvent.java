package cim.person.domain.events;

import cim.person.domain.values.Channel;
import cim.person.domain.values.QuietHours;
import cim.person.domain.values.Visibility;
import org.jspecify.annotations.Nullable;

/// What changed about what the person prefers. Each replaces all preferences of its kind.
public sealed interface PreferenceEvent extends ComponentEvent {
  /// It was set how the person wants to be reached.
  ///
  /// @param preferredChannel the way that it prefers
  /// @param language the language to speak, a BCP 47 tag
  /// @param doNotContact whether it does not want to be contacted
  /// @param quietHours when it does not want to be disturbed
  record CommunicationPreferencesSet(
      Channel preferredChannel,
      String language,
      boolean doNotContact,
      @Nullable QuietHours quietHours)
      implements PreferenceEvent {}

  /// It was set what others may see.
  ///
  /// @param profileVisibility who may see the profile
  /// @param shareContacts whether contacts are shown
  /// @param shareEmployment whether employments are shown
  /// @param allowRecommendations whether skills may be recommended
  record PrivacyPreferencesSet(
      Visibility profileVisibility,
      boolean shareContacts,
      boolean shareEmployment,
      boolean allowRecommendations)
      implements PreferenceEvent {}

  /// The language and the time zone of what the person sees were set.
  ///
  /// @param locale a BCP 47 tag
  /// @param timeZone an IANA time zone
  record GeneralPreferencesSet(String locale, String timeZone) implements PreferenceEvent {}
}
