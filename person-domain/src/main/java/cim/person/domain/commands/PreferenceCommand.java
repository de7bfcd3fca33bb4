package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Codes;
import cim.person.domain.values.QuietHours;
import cim.person.domain.values.Visibility;
import org.jspecify.annotations.Nullable;

/// Commands about what the person prefers. Each replaces all preferences of its kind.
public sealed interface PreferenceCommand extends ComponentCommand {
  /// Sets how the person wants to be reached.
  ///
  /// @param preferredChannel the way that it prefers
  /// @param language the language to speak, a BCP 47 tag
  /// @param doNotContact whether it does not want to be contacted
  /// @param quietHours when it does not want to be disturbed
  record SetCommunicationPreferences(
      Channel preferredChannel,
      String language,
      boolean doNotContact,
      @Nullable QuietHours quietHours)
      implements PreferenceCommand, Correction {
    public SetCommunicationPreferences {
      language = Codes.locale("language", language);
    }
  }

  /// Sets what others may see.
  ///
  /// @param profileVisibility who may see the profile
  /// @param shareContacts whether contacts are shown
  /// @param shareEmployment whether employments are shown
  /// @param allowRecommendations whether skills may be recommended
  record SetPrivacyPreferences(
      Visibility profileVisibility,
      boolean shareContacts,
      boolean shareEmployment,
      boolean allowRecommendations)
      implements PreferenceCommand, Correction {}

  /// Sets the language and the time zone of what the person sees.
  ///
  /// @param locale a BCP 47 tag such as pt-BR
  /// @param timeZone an IANA time zone such as Europe/Zurich
  record SetGeneralPreferences(String locale, String timeZone)
      implements PreferenceCommand, Correction {
    public SetGeneralPreferences {
      locale = Codes.locale("locale", locale);
      timeZone = Codes.timeZone("timeZone", timeZone);
    }
  }
}
