package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Period;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Commands about typed facts, each with where it comes from and with two times: when it was
/// recorded, and when it holds.
public sealed interface AttributeCommand extends ComponentCommand {
  /// Records a fact.
  ///
  /// @param attributeId chosen by the caller, else derived from the command's id
  /// @param attribute what is known
  /// @param name what a CUSTOM attribute is called
  /// @param value the value, of the kind that the attribute has
  /// @param validFrom the first day on which it holds; always before when absent
  /// @param validUntil the last day on which it holds; ever after when absent
  /// @param source where the knowledge comes from
  /// @param confidence how sure it is
  /// @param trace what was done to the value on its way here, in order
  record RecordAttribute(
      PartId attributeId,
      AttributeType attribute,
      @Nullable String name,
      AttributeValue value,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      AttributeSource source,
      Confidence confidence,
      List<String> trace)
      implements AttributeCommand, Addition {
    public RecordAttribute {
      name = Text.parseOptional("name", name, Text.LINE);
      if ((attribute == AttributeType.CUSTOM) == (name == null)) {
        throw new MalformedValue(
            "name", name == null ? "must be given for CUSTOM" : "must be given for CUSTOM only");
      }
      if (!attribute.value().isInstance(value)) {
        throw new MalformedValue(
            "value", "must be given as %s for %s".formatted(attribute.kind(), attribute));
      }
      Period.check("validFrom", validFrom, "validUntil", validUntil);
      trace = steps(trace);
    }

    public AttributeFact fact() {
      return new AttributeFact(value, validFrom, validUntil, source, confidence, trace);
    }
  }

  /// Puts a fact right; what is absent or null stays.
  ///
  /// @param attributeId the fact
  /// @param value the value, of the kind that the attribute has
  /// @param validFrom the first day on which it holds
  /// @param validUntil the last day on which it holds
  /// @param source where the knowledge comes from
  /// @param confidence how sure it is
  /// @param trace what was done to the value on its way here, in order
  /// @param reason why
  record CorrectAttribute(
      PartId attributeId,
      @Nullable AttributeValue value,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable AttributeSource source,
      @Nullable Confidence confidence,
      List<String> trace,
      String reason)
      implements AttributeCommand, Correction {
    public CorrectAttribute {
      Period.check("validFrom", validFrom, "validUntil", validUntil);
      trace = steps(trace);
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }

    /// The fact as it is after the correction.
    public AttributeFact correct(AttributeFact fact) {
      return new AttributeFact(
          value == null ? fact.value() : value,
          validFrom == null ? fact.validFrom() : validFrom,
          validUntil == null ? fact.validUntil() : validUntil,
          source == null ? fact.source() : source,
          confidence == null ? fact.confidence() : confidence,
          trace.isEmpty() ? fact.trace() : trace);
    }
  }

  /// Records that a fact was never true.
  ///
  /// @param attributeId the fact
  /// @param reason why
  record InvalidateAttribute(PartId attributeId, @Nullable String reason)
      implements AttributeCommand, Ending {
    public InvalidateAttribute {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  private static List<String> steps(List<String> trace) {
    if (trace.size() > 20) {
      throw new MalformedValue("trace", "must have at most 20 steps");
    }
    return IntStream.range(0, trace.size())
        .mapToObj(i -> Text.parse("trace[" + i + "]", trace.get(i), Text.SENTENCE))
        .toList();
  }
}
