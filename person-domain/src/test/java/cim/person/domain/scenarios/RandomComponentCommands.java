package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.NIGHT;

import cim.person.domain.commands.ComponentCommand;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.ContactCommand.PreferContact;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.UpdateContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.commands.PreferenceCommand.SetCommunicationPreferences;
import cim.person.domain.commands.PreferenceCommand.SetGeneralPreferences;
import cim.person.domain.commands.PreferenceCommand.SetPrivacyPreferences;
import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.values.Channel;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.Visibility;
import java.time.LocalDate;
import java.util.List;

/// What is asked about a person's contacts, qualifications, preferences, consents and tags, at
/// random.
final class RandomComponentCommands {
  private RandomComponentCommands() {}

  static ComponentCommand next(RandomValues random) {
    return switch (random.below(14)) {
      case 0 ->
          new AddContact(
              random.part(), random.contact(), random.any(ContactUse.values()), random.yes());
      case 1 ->
          new UpdateContact(
              random.part(),
              random.optional(random.contact()),
              random.optional(random.any(ContactUse.values())));
      case 2 -> new VerifyContact(random.part(), random.word());
      case 3 -> new PreferContact(random.part());
      case 4 -> new RemoveContact(random.part(), random.reason());
      case 5 -> qualification(random);
      case 6 -> new RevokeQualification(random.part(), random.reason());
      case 7 ->
          new SetCommunicationPreferences(
              random.any(Channel.values()), "en-GB", random.yes(), random.optional(NIGHT));
      case 8 ->
          new SetPrivacyPreferences(
              random.any(Visibility.values()), random.yes(), random.yes(), random.yes());
      case 9 ->
          new SetGeneralPreferences(
              random.any(List.of("pt-BR", "rm")), random.any(List.of("Europe/Zurich", "UTC")));
      case 10 ->
          new GrantConsent(
              random.part(),
              random.word(),
              random.word(),
              random.reason(),
              random.optional(random.day()));
      case 11 -> new WithdrawConsent(random.part(), random.reason());
      case 12 -> new Tag(random.word());
      default -> new Untag(random.word(), random.reason());
    };
  }

  private static AddQualification qualification(RandomValues random) {
    List<LocalDate> days = random.days();
    return new AddQualification(
        random.part(),
        random.any(QualificationKind.values()),
        random.word(),
        random.word(),
        days.getFirst(),
        random.optional(days.getLast()),
        random.reason());
  }
}
