package cim.person.domain.scenarios;

import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PartId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What moves a person through its life, at random: more often what keeps it going.
final class RandomLifecycleCommands {
  private RandomLifecycleCommands() {}

  static LifecycleCommand next(RandomValues random) {
    return switch (random.below(20)) {
      case 0, 1 -> new CreatePerson(random.name(), random.reason(), contacts(random), random.yes());
      case 2, 3 -> Examples.activate();
      case 4 -> Examples.suspend(random.word());
      case 5, 6, 7 -> new ReactivatePerson(random.reason());
      case 8 -> Examples.archive(random.word());
      case 9, 10, 11 -> Examples.restore(random.word());
      case 12 -> death(random);
      case 13, 14, 15 -> new RevokeDeathRecord(random.word());
      case 16 -> new MergePerson(random.person(), random.any(MergeReason.values()));
      default -> new UndoMerge(random.word());
    };
  }

  private static RecordDeath death(RandomValues random) {
    DatePrecision precision = random.any(DatePrecision.values());
    return new RecordDeath(precision == DatePrecision.UNKNOWN ? null : random.day(), precision);
  }

  private static List<NewContact> contacts(RandomValues random) {
    Map<PartId, NewContact> contacts = new LinkedHashMap<>();
    for (int i = random.below(4); i > 0; i--) {
      PartId id = random.part(i);
      contacts.put(
          id, new NewContact(id, random.contact(), random.any(ContactUse.values()), random.yes()));
    }
    return List.copyOf(contacts.values());
  }
}
