package cim.person.domain.scenarios;

import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.IdentityCommand.AddAlternativeName;
import cim.person.domain.commands.IdentityCommand.AddExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.GrantTitle;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.RecordVerification;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.TitleKind;
import cim.person.domain.values.TrustLevel;
import java.time.LocalDate;
import java.util.List;

/// What is asked about who a person is, at random.
final class RandomIdentityCommands {
  private static final List<DatePrecision> KNOWN =
      List.of(DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.DECADE);

  private RandomIdentityCommands() {}

  static IdentityCommand next(RandomValues random) {
    return switch (random.below(12)) {
      case 0 ->
          new UpdateName(
              random.yes() ? random.name() : random.knownName(),
              random.any(NameChangeReason.values()),
              random.optional(random.day()));
      case 1 ->
          new AddAlternativeName(
              random.part(), random.any(AlternativeNameKind.values()), random.knownName());
      case 2 -> new RemoveAlternativeName(random.part(), random.reason());
      case 3 -> new RecordBirthDate(random.day(), random.any(KNOWN));
      case 4 -> new CorrectBirthDate(random.day(), random.any(KNOWN), random.word());
      case 5 -> {
        List<LocalDate> days = random.days();
        yield new GrantTitle(
            random.part(),
            random.word(),
            random.any(TitleKind.values()),
            days.getFirst(),
            random.optional(days.getLast()));
      }
      case 6 -> new EndTitle(random.part(), random.day(), random.reason());
      case 7 -> new LinkIdentity(random.foreign(), random.word());
      case 8 -> new UnlinkIdentity(random.foreign(), random.reason());
      case 9 ->
          new RecordVerification(random.any(TrustLevel.values()), random.word(), random.word());
      case 10 -> new AddExternalIdentifier(random.word(), random.word());
      default -> new RemoveExternalIdentifier(random.word(), random.word(), random.reason());
    };
  }
}
