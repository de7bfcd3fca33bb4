package cim.person.domain.state;

import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.AttributeCommand;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.events.AttributeEvent;
import cim.person.domain.events.AttributeEvent.AttributeCorrected;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.values.AttributeFact;
import java.time.Instant;

/// Typed facts about the person. What is corrected or invalidated stays in the history, so that a
/// query can ask what was held to be true at a time.
final class AttributeStateMachine {
  private AttributeStateMachine() {}

  static Decision decide(Deciding on, AttributeCommand command) {
    return switch (command) {
      case RecordAttribute record ->
          on.add(
              Attribute.class,
              record.attributeId(),
              held ->
                  held.equals(
                      new Attribute(
                          held.id(),
                          record.attribute(),
                          record.name(),
                          record.fact(),
                          held.recordedAt(),
                          null,
                          false)),
              recorded(record));
      case CorrectAttribute correct ->
          on.of(Attribute.class, correct.attributeId(), held -> correct(held, correct));
      case InvalidateAttribute(var id, var reason) ->
          on.of(
              Attribute.class,
              id,
              held -> Deciding.unless(held.invalidated(), new AttributeInvalidated(id, reason)));
    };
  }

  static Person evolve(Person person, AttributeEvent event, Instant at) {
    return switch (event) {
      case AttributeRecorded recorded ->
          person.with(
              new Attribute(
                  recorded.attributeId(),
                  recorded.attribute(),
                  recorded.name(),
                  recorded.fact(),
                  at,
                  null,
                  false));
      case AttributeCorrected corrected ->
          person.changed(
              Attribute.class, corrected.attributeId(), held -> held.correct(corrected.fact(), at));
      case AttributeInvalidated(var id, _) ->
          person.changed(Attribute.class, id, Attribute::invalidate);
    };
  }

  private static AttributeRecorded recorded(RecordAttribute record) {
    return new AttributeRecorded(
        record.attributeId(),
        record.attribute(),
        record.name(),
        record.value(),
        record.validFrom(),
        record.validUntil(),
        record.source(),
        record.confidence(),
        record.trace());
  }

  private static Decision correct(Attribute held, CorrectAttribute correct) {
    AttributeFact fact = correct.correct(held.fact());
    if (!held.attribute().value().isInstance(fact.value())) {
      return rejected(
          new Rejection.InvalidValue(
              "value",
              "must be given as %s for %s".formatted(held.attribute().kind(), held.attribute())));
    }
    if (fact.isBackwards()) {
      return rejected(new Rejection.InvalidValue("validUntil", "must not be before validFrom"));
    }
    if (held.invalidated()) {
      return rejected(new Rejection.InvalidValue("attributeId", "must not be invalidated"));
    }
    return Deciding.unless(
        fact.equals(held.fact()),
        new AttributeCorrected(
            held.id(),
            fact.value(),
            fact.validFrom(),
            fact.validUntil(),
            fact.source(),
            fact.confidence(),
            fact.trace(),
            held.fact(),
            correct.reason()));
  }
}
