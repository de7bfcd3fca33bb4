package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.TALL;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.events.AttributeEvent.AttributeCorrected;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.AttributeValue.Mass;
import cim.person.domain.values.AttributeValue.YesNo;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingAttributesTest {
  private static final AttributeValue TWO_METRES = new Length("2");
  private static final RecordAttribute RECORD = record(part(1), TALL);
  private static final AttributeRecorded RECORDED = recorded(part(1), TALL);

  @Test
  void happensOnceUnderAnId() {
    given(created()).when(RECORD).then(RECORDED);
    given(created(), RECORDED).when(RECORD).thenNothing();
    given(created(), RECORDED)
        .when(record(part(1), holding(DAY, null)))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void takesTheSameAttributeForAnotherTime() {
    given(created(), RECORDED)
        .when(record(part(2), holding(LATER, null)))
        .then(recorded(part(2), holding(LATER, null)));
  }

  @Test
  void takesAnyKindOfValueForACustomAttributeWithAName() {
    given(created())
        .when(custom("reach", TWO_METRES))
        .then(
            new AttributeRecorded(
                part(1),
                AttributeType.CUSTOM,
                "reach",
                TWO_METRES,
                null,
                null,
                AttributeSource.MEASURED,
                Confidence.LIKELY,
                List.of()));
  }

  @Test
  void correctsWhatIsGivenAndTellsTheWholeFactBefore() {
    given(created(), RECORDED)
        .when(correct(TWO_METRES, null, null))
        .then(corrected(fact(TWO_METRES, DAY, LATER), TALL));
    given(created(), RECORDED, corrected(fact(TWO_METRES, DAY, LATER), TALL))
        .when(correct(null, LATER, null))
        .then(corrected(fact(TWO_METRES, LATER, LATER), fact(TWO_METRES, DAY, LATER)));
  }

  @Test
  void changesNothingWithTheFactThatIsThere() {
    given(created(), RECORDED).when(correct(null, null, null)).thenNothing();
    given(created(), RECORDED).when(correct(TALL.value(), DAY, LATER)).thenNothing();
  }

  @Test
  void keepsTheKindOfValueThatTheAttributeHas() {
    given(created(), RECORDED).when(correct(new YesNo(true), null, null)).thenDoesNotFit("value");
    given(created(), RECORDED).when(correct(new Mass("2"), null, null)).thenDoesNotFit("value");
  }

  @Test
  void doesNotEndBeforeItBegins() {
    given(created(), RECORDED)
        .when(correct(null, LATER.plusDays(1), null))
        .thenDoesNotFit("validUntil");
    given(created(), RECORDED)
        .when(correct(null, null, DAY.minusDays(1)))
        .thenDoesNotFit("validUntil");
    given(created(), RECORDED)
        .when(correct(null, null, DAY))
        .then(corrected(fact(TALL.value(), DAY, DAY), TALL));
  }

  @Test
  void isInvalidatedOnceAndCannotBeCorrectedThen() {
    AttributeInvalidated invalidated = new AttributeInvalidated(part(1), "of another");
    given(created(), RECORDED)
        .when(new InvalidateAttribute(part(1), "of another"))
        .then(invalidated);
    given(created(), RECORDED, invalidated)
        .when(new InvalidateAttribute(part(1), "of another"))
        .thenNothing();
    given(created(), RECORDED, invalidated)
        .when(correct(TWO_METRES, null, null))
        .thenDoesNotFit("attributeId");
    given(created(), RECORDED, invalidated)
        .when(RECORD)
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void comesBeforeCorrectionAndInvalidation() {
    given(created())
        .when(correct(TWO_METRES, null, null))
        .thenRejected(new Rejection.PartNotFound("attribute"));
    given(created())
        .when(new InvalidateAttribute(part(1), null))
        .thenRejected(new Rejection.PartNotFound("attribute"));
  }

  private static AttributeFact holding(@Nullable LocalDate from, @Nullable LocalDate until) {
    return fact(TALL.value(), from, until);
  }

  private static AttributeFact fact(
      AttributeValue value, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new AttributeFact(value, from, until, TALL.source(), TALL.confidence(), TALL.trace());
  }

  private static RecordAttribute record(PartId id, AttributeFact fact) {
    return new RecordAttribute(
        id,
        AttributeType.HEIGHT,
        null,
        fact.value(),
        fact.validFrom(),
        fact.validUntil(),
        fact.source(),
        fact.confidence(),
        fact.trace());
  }

  private static RecordAttribute custom(String name, AttributeValue value) {
    return new RecordAttribute(
        part(1),
        AttributeType.CUSTOM,
        name,
        value,
        null,
        null,
        AttributeSource.MEASURED,
        Confidence.LIKELY,
        List.of());
  }

  private static AttributeRecorded recorded(PartId id, AttributeFact fact) {
    return new AttributeRecorded(
        id,
        AttributeType.HEIGHT,
        null,
        fact.value(),
        fact.validFrom(),
        fact.validUntil(),
        fact.source(),
        fact.confidence(),
        fact.trace());
  }

  private static CorrectAttribute correct(
      @Nullable AttributeValue value, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new CorrectAttribute(part(1), value, from, until, null, null, List.of(), "shoes");
  }

  private static AttributeCorrected corrected(AttributeFact fact, AttributeFact previous) {
    return new AttributeCorrected(
        part(1),
        fact.value(),
        fact.validFrom(),
        fact.validUntil(),
        fact.source(),
        fact.confidence(),
        fact.trace(),
        previous,
        "shoes");
  }
}
