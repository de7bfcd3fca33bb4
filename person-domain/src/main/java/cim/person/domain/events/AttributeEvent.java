package cim.person.domain.events;

import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed about typed facts.
public sealed interface AttributeEvent extends ComponentEvent {
  /// A fact was recorded.
  ///
  /// @param attributeId identifies the fact within the person
  /// @param attribute what is known
  /// @param name what a custom attribute is called
  /// @param value the value
  /// @param validFrom the first day on which it holds; always before when absent
  /// @param validUntil the last day on which it holds; ever after when absent
  /// @param source where the knowledge comes from
  /// @param confidence how sure it is
  /// @param trace what was done to the value on its way here, in order
  record AttributeRecorded(
      PartId attributeId,
      AttributeType attribute,
      @Nullable String name,
      AttributeValue value,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      AttributeSource source,
      Confidence confidence,
      List<String> trace)
      implements AttributeEvent {
    public AttributeRecorded {
      trace = List.copyOf(trace);
    }

    public AttributeFact fact() {
      return new AttributeFact(value, validFrom, validUntil, source, confidence, trace);
    }
  }

  /// A fact was put right.
  ///
  /// @param attributeId the fact
  /// @param value the value
  /// @param validFrom the first day on which it holds; always before when absent
  /// @param validUntil the last day on which it holds; ever after when absent
  /// @param source where the knowledge comes from
  /// @param confidence how sure it is
  /// @param trace what was done to the value on its way here, in order
  /// @param previous what was held to be true before
  /// @param reason why
  record AttributeCorrected(
      PartId attributeId,
      AttributeValue value,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      AttributeSource source,
      Confidence confidence,
      List<String> trace,
      AttributeFact previous,
      String reason)
      implements AttributeEvent {
    public AttributeCorrected {
      trace = List.copyOf(trace);
    }

    public AttributeFact fact() {
      return new AttributeFact(value, validFrom, validUntil, source, confidence, trace);
    }
  }

  /// A fact was found never to have been true.
  ///
  /// @param attributeId the fact
  /// @param reason why
  record AttributeInvalidated(PartId attributeId, @Nullable String reason)
      implements AttributeEvent {}
}
