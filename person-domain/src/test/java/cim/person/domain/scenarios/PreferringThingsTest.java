package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.NIGHT;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.PreferenceCommand.SetCommunicationPreferences;
import cim.person.domain.commands.PreferenceCommand.SetGeneralPreferences;
import cim.person.domain.commands.PreferenceCommand.SetPrivacyPreferences;
import cim.person.domain.events.PreferenceEvent.CommunicationPreferencesSet;
import cim.person.domain.events.PreferenceEvent.GeneralPreferencesSet;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Visibility;
import org.junit.jupiter.api.Test;

class PreferringThingsTest {
  @Test
  void replacesHowThePersonWantsToBeReached() {
    CommunicationPreferencesSet atNight =
        new CommunicationPreferencesSet(Channel.POST, "en-GB", false, NIGHT);
    SetCommunicationPreferences always =
        new SetCommunicationPreferences(Channel.POST, "en-GB", false, null);
    given(created())
        .when(new SetCommunicationPreferences(Channel.POST, "EN-gb", false, NIGHT))
        .then(atNight);
    given(created(), atNight)
        .when(always)
        .then(new CommunicationPreferencesSet(Channel.POST, "en-GB", false, null));
    given(created(), atNight)
        .when(new SetCommunicationPreferences(Channel.POST, "en-GB", false, NIGHT))
        .thenNothing();
  }

  @Test
  void replacesWhatOthersMaySee() {
    PrivacyPreferencesSet open = new PrivacyPreferencesSet(Visibility.PUBLIC, true, true, true);
    given(created())
        .when(new SetPrivacyPreferences(Visibility.PUBLIC, true, true, true))
        .then(open);
    given(created(), open)
        .when(new SetPrivacyPreferences(Visibility.PUBLIC, true, true, true))
        .thenNothing();
    given(created(), open)
        .when(new SetPrivacyPreferences(Visibility.PUBLIC, true, true, false))
        .then(new PrivacyPreferencesSet(Visibility.PUBLIC, true, true, false));
  }

  @Test
  void replacesLanguageAndTimeZone() {
    GeneralPreferencesSet british = new GeneralPreferencesSet("en-GB", "Europe/London");
    given(created()).when(new SetGeneralPreferences("en-GB", "Europe/London")).then(british);
    given(created(), british)
        .when(new SetGeneralPreferences("en-gb", "Europe/London"))
        .thenNothing();
    given(created(), british)
        .when(new SetGeneralPreferences("en-GB", "UTC"))
        .then(new GeneralPreferencesSet("en-GB", "UTC"));
  }

  @Test
  void keepsPreferencesOfOtherKinds() {
    given(
            created(),
            new PrivacyPreferencesSet(Visibility.PRIVATE, false, false, false),
            new GeneralPreferencesSet("en-GB", "UTC"))
        .when(new SetPrivacyPreferences(Visibility.PRIVATE, false, false, false))
        .thenNothing();
  }
}
