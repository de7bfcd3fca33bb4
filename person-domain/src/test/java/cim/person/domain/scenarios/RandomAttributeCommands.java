package cim.person.domain.scenarios;

import cim.person.domain.commands.AttributeCommand;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// What is asked about the facts that are known of a person, at random.
final class RandomAttributeCommands {
  private RandomAttributeCommands() {}

  static AttributeCommand next(RandomValues random) {
    return switch (random.below(3)) {
      case 0 -> record(random);
      case 1 -> correct(random);
      default -> new InvalidateAttribute(random.part(), random.reason());
    };
  }

  private static RecordAttribute record(RandomValues random) {
    AttributeValue value = random.value();
    AttributeType type =
        random.any(
            Arrays.stream(AttributeType.values())
                .filter(attribute -> attribute.value().isInstance(value))
                .toList());
    List<LocalDate> days = random.days();
    return new RecordAttribute(
        random.part(),
        type,
        type == AttributeType.CUSTOM ? random.word() : null,
        value,
        random.optional(days.getFirst()),
        random.optional(days.getLast()),
        random.any(AttributeSource.values()),
        random.any(Confidence.values()),
        random.words());
  }

  private static CorrectAttribute correct(RandomValues random) {
    return new CorrectAttribute(
        random.part(),
        random.optional(random.value()),
        null,
        random.optional(random.day()),
        random.optional(random.any(AttributeSource.values())),
        random.optional(random.any(Confidence.values())),
        random.words(),
        random.word());
  }
}
