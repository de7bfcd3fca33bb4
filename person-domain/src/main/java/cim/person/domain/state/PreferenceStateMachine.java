package cim.person.domain.state;

import cim.person.domain.commands.PreferenceCommand;
import cim.person.domain.commands.PreferenceCommand.SetCommunicationPreferences;
import cim.person.domain.commands.PreferenceCommand.SetGeneralPreferences;
import cim.person.domain.commands.PreferenceCommand.SetPrivacyPreferences;
import cim.person.domain.events.PreferenceEvent;
import cim.person.domain.events.PreferenceEvent.CommunicationPreferencesSet;
import cim.person.domain.events.PreferenceEvent.GeneralPreferencesSet;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;

/// What the person prefers: the newest setting of each kind.
final class PreferenceStateMachine {
  private PreferenceStateMachine() {}

  static Decision decide(Deciding on, PreferenceCommand command) {
    return switch (command) {
      case SetCommunicationPreferences(var channel, var language, var not, var quiet) ->
          set(on, new CommunicationPreferencesSet(channel, language, not, quiet));
      case SetPrivacyPreferences(var profile, var contacts, var employment, var recommend) ->
          set(on, new PrivacyPreferencesSet(profile, contacts, employment, recommend));
      case SetGeneralPreferences(var locale, var zone) ->
          set(on, new GeneralPreferencesSet(locale, zone));
    };
  }

  static Person evolve(Person person, PreferenceEvent event) {
    return switch (event) {
      case CommunicationPreferencesSet(var channel, var language, var not, var quiet) ->
          person.with(new CommunicationPreferences(channel, language, not, quiet));
      case PrivacyPreferencesSet(var profile, var contacts, var employment, var recommend) ->
          person.with(new PrivacyPreferences(profile, contacts, employment, recommend));
      case GeneralPreferencesSet(var locale, var zone) ->
          person.with(new GeneralPreferences(locale, zone));
    };
  }

  private static Decision set(Deciding on, PreferenceEvent event) {
    return Deciding.unless(evolve(on.person(), event).equals(on.person()), event);
  }
}
