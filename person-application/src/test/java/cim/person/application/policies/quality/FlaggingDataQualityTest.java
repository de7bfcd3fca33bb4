package cim.person.application.policies.quality;

import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.contact;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.reactivated;
import static cim.person.domain.scenarios.Examples.suspended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.RecordedLife;
import cim.person.application.policies.Trigger.Awoken;
import cim.person.application.policies.Trigger.Happened;
import cim.person.application.policies.Wake;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ConsentEvent.ConsentWithdrawn;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.ContactEvent.ContactUpdated;
import cim.person.domain.events.ContactEvent.ContactVerified;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.PreferenceEvent.CommunicationPreferencesSet;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.scenarios.RandomHistory;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.Website;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlaggingDataQualityTest {
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final Duration UNVERIFIED = Duration.ofDays(30);
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant SOON = START.plus(QUIET);
  private static final Instant LATER = START.plus(UNVERIFIED);
  private static final Email EMAIL = new Email("ada@example.org");
  private static final ContactAdded REACHABLE = reached(9, EMAIL, false);
  private static final ForeignId COMPANY = new ForeignId(new UUID(0, 7));
  private static final LocalDate BORN = LocalDate.of(1990, 5, 17);
  private static final Tag NO_CONTACT = new Tag("data-quality:no-contact");

  private final RecordedLife life = new RecordedLife();
  private final FlagDataQuality policy =
      new FlagDataQuality(_ -> life.find(), new FlagDataQualitySettings(QUIET, UNVERIFIED));

  /// A moment, which rules a person fails then, and what had happened to it.
  private static Stream<Arguments> lives() {
    return Stream.of(
        lived(SOON, "no-contact"),
        lived(SOON, "no-contact", reached(1, new Website("https://example.org"), false)),
        lived(SOON, "", REACHABLE),
        lived(SOON, "", reached(1, new Phone("+41446681800"), false)),
        lived(SOON, "", wish(Channel.POST, true)),
        lived(SOON, "no-contact no-contact-for-preferred-channel", wish(Channel.POST, false)),
        lived(SOON, "no-contact-for-preferred-channel", REACHABLE, wish(Channel.SMS, false)),
        lived(SOON, "", REACHABLE, wish(Channel.SMS, true)),
        lived(SOON, "", reached(1, new Phone("+41446681800"), false), wish(Channel.SMS, false)),
        lived(SOON, "", reached(1, EMAIL, true)),
        lived(LATER.minusNanos(1), "", reached(1, EMAIL, true)),
        lived(LATER, "unverified-preferred-contact", reached(1, EMAIL, true)),
        lived(LATER, "", reached(1, EMAIL, false)),
        lived(LATER, "", reached(1, EMAIL, true), new ContactVerified(contact(1), "mail")),
        lived(
            LATER,
            "unverified-preferred-contact",
            reached(1, EMAIL, true),
            new ContactVerified(contact(1), "mail"),
            new ContactUpdated(
                contact(1),
                new Email("other@example.org"),
                ContactUse.HOME,
                new ContactDetails(EMAIL, ContactUse.HOME))),
        lived(SOON, "", REACHABLE, agreed(1, "news", "2026-03-01")),
        lived(SOON, "expired-consent", REACHABLE, agreed(1, "news", "2026-02-28")),
        lived(SOON, "", REACHABLE, agreed(1, "news", null)),
        lived(SOON, "", REACHABLE, agreed(1, "news", "2026-02-01"), withdrawn(1)),
        lived(
            SOON, "", REACHABLE, agreed(1, "news", "2026-02-01"), agreed(2, "News", "2026-12-01")),
        lived(
            SOON,
            "",
            REACHABLE,
            agreed(1, "news", "2026-02-01"),
            agreed(2, "news", null),
            withdrawn(2)),
        lived(
            SOON,
            "expired-consent",
            REACHABLE,
            agreed(1, "news", "2026-02-01"),
            agreed(2, "research", "2026-12-01")),
        lived(SOON, "beginning-before-birth", REACHABLE, born(), works(1, "1990-05-16")),
        lived(SOON, "", REACHABLE, born(), works(1, "1990-05-17")),
        lived(SOON, "", REACHABLE, bornIn1990(), works(1, "1990-01-01")),
        lived(SOON, "beginning-before-birth", REACHABLE, bornIn1990(), works(1, "1989-12-31")),
        lived(SOON, "beginning-before-birth", REACHABLE, born(), qualified("1980-01-01")),
        lived(SOON, "", REACHABLE, works(1, "1890-01-01")),
        lived(
            SOON,
            "contradicting-facts",
            REACHABLE,
            bornIn(1, "GB", Confidence.CERTAIN),
            bornIn(2, "CH", Confidence.CERTAIN)),
        lived(
            SOON,
            "",
            REACHABLE,
            bornIn(1, "GB", Confidence.CERTAIN),
            bornIn(2, "CH", Confidence.LIKELY)),
        lived(
            SOON,
            "",
            REACHABLE,
            bornIn(1, "GB", Confidence.CERTAIN),
            bornIn(2, "GB", Confidence.CERTAIN)),
        lived(
            SOON,
            "",
            REACHABLE,
            bornIn(1, "GB", Confidence.CERTAIN),
            bornIn(2, "CH", Confidence.CERTAIN),
            new AttributeInvalidated(contact(1), "of another person")),
        lived(
            SOON,
            "overlapping-employments",
            REACHABLE,
            works(1, "2020-01-01"),
            works(2, "2021-01-01")),
        lived(
            SOON,
            "",
            REACHABLE,
            works(1, "2020-01-01"),
            new EmploymentEnded(contact(1), LocalDate.of(2020, 12, 31), null),
            works(2, "2021-01-01")));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void aPersonIsTaggedForEachRuleThatItFails(
      Instant moment, List<String> failed, List<PersonEvent> events) {
    life.at(START, created(), activated()).at(START, events.toArray(PersonEvent[]::new));
    assertEquals(failed, tagged(moment));
  }

  @Test
  void itIsLookedAtWhenItIsQuiet() {
    life.at(START, created());
    assertEquals(Reaction.wake(new Wake(ADAS_ID, SOON)), policy.react(new Happened(life.newest())));
    life.at(START.plusSeconds(60), activated());
    assertEquals(
        Reaction.wake(new Wake(ADAS_ID, SOON.plusSeconds(60))),
        policy.react(new Awoken(ADAS_ID, SOON)));
    assertEquals(List.of(NO_CONTACT), commands(policy.react(new Awoken(ADAS_ID, LATER))));
  }

  @Test
  void aLongHistoryIsLookedAtOnce() {
    life.at(START, created());
    RecordedEvent first = life.newest();
    life.at(START, activated());
    assertEquals(Reaction.NOTHING, policy.react(new Happened(first)));
  }

  @Test
  void whatItDidItselfIsNothingToLookAt() {
    life.at(START, created()).by("policy:flag-data-quality", SOON, new Tagged(NO_CONTACT.tag()));
    assertEquals(Reaction.NOTHING, policy.react(new Happened(life.newest())));
  }

  @Test
  void itIsLookedAtAgainWhenTimeMakesADefect() {
    life.at(START, created(), reached(1, EMAIL, true), agreed(1, "news", "2026-03-05"));
    Instant expiry = Instant.parse("2026-03-06T00:00:00Z");
    assertEquals(List.of(new Wake(ADAS_ID, expiry)), wakes(SOON));
    life.carryOut(policy.react(new Awoken(ADAS_ID, expiry)).consequences(), expiry);
    assertTrue(life.newest().event().equals(new Tagged("data-quality:expired-consent")));
    assertEquals(List.of(new Wake(ADAS_ID, LATER)), wakes(expiry.plus(QUIET)));
    assertEquals(List.of(), wakes(LATER));
  }

  @Test
  void noTimerIsSetForMoreThanAYear() {
    life.at(START, created(), REACHABLE, agreed(1, "news", "9999-12-31"));
    assertEquals(List.of(new Wake(ADAS_ID, SOON.plus(Duration.ofDays(365)))), wakes(SOON));
  }

  @Test
  void whatIsMendedIsNotTaggedAnyMore() {
    life.at(START, created(), new Tagged(NO_CONTACT.tag()), REACHABLE);
    assertEquals(
        List.of(new Untag(NO_CONTACT.tag(), "not so any more")),
        commands(policy.react(new Awoken(ADAS_ID, SOON))));
  }

  @Test
  void otherTagsAreLeftAlone() {
    life.at(
        START,
        created(),
        REACHABLE,
        new Tagged("data-quality:handwriting"),
        new Tagged("Data-Quality:no-contact"),
        new Tagged("no-contact"));
    assertEquals(Reaction.NOTHING, policy.react(new Awoken(ADAS_ID, SOON)));
  }

  @Test
  void nothingIsAddedWhereTheStateDoesNotAllowIt() {
    life.at(START, created(), activated(), new Tagged("data-quality:contradicting-facts"));
    life.at(START, agreed(1, "news", "2026-12-01"), suspended("why"));
    assertEquals(
        Reaction.of(
            new Consequence(
                ADAS_ID,
                "data-quality:contradicting-facts",
                new Untag("data-quality:contradicting-facts", "not so any more"),
                life.record().head().seq(),
                life.record().head().cid())),
        policy.react(new Awoken(ADAS_ID, SOON)));
    life.at(START, reactivated("why"));
    assertEquals(2, commands(policy.react(new Awoken(ADAS_ID, SOON))).size());
    life.at(START, archived("why"));
    assertEquals(1, commands(policy.react(new Awoken(ADAS_ID, SOON))).size());
    life.at(START, new DeathRecorded(null, DatePrecision.UNKNOWN));
    assertEquals(1, commands(policy.react(new Awoken(ADAS_ID, SOON))).size());
    life.at(START, new MergedInto(new PersonId(new UUID(0, 1)), MergeReason.DUPLICATE_IDENTITY));
    assertEquals(Reaction.NOTHING, policy.react(new Awoken(ADAS_ID, SOON)));
  }

  @Test
  void nobodyIsNotLookedAt() {
    assertEquals(Reaction.NOTHING, policy.react(new Awoken(ADAS_ID, SOON)));
  }

  @Test
  void whenWhatItWantsIsDoneItWantsNothingMore() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < 6; seed++) {
      RecordedLife random = new RecordedLife();
      FlagDataQuality looking =
          new FlagDataQuality(_ -> random.find(), new FlagDataQualitySettings(QUIET, UNVERIFIED));
      if (seed % 2 == 0) {
        random.at(
            START,
            bornIn(101, "GB", Confidence.CERTAIN),
            bornIn(102, "CH", Confidence.CERTAIN),
            works(101, "2020-01-01"),
            works(102, "2021-01-01"));
      }
      List<PersonEvent> events = RandomHistory.of(seed).events();
      Instant time = START;
      for (PersonEvent event : events) {
        time = time.plus(UNVERIFIED).plus(QUIET);
        random.at(time, event);
        Instant moment = time.plus(QUIET);
        Reaction reaction = looking.react(new Awoken(ADAS_ID, moment));
        random.carryOut(reaction.consequences(), moment);
        reaction.consequences().forEach(done -> seen.add(done.command().toString()));
        Instant again = moment.plus(QUIET);
        assertEquals(List.of(), looking.react(new Awoken(ADAS_ID, again)).consequences());
      }
    }
    for (Rule rule : Rule.values()) {
      assertTrue(seen.contains(new Tag(rule.tag()).toString()), rule + " is never failed");
    }
    assertTrue(seen.stream().anyMatch(command -> command.startsWith("Untag")), "nothing is mended");
  }

  private List<String> tagged(Instant moment) {
    List<String> tags = new ArrayList<>();
    for (Consequence each : policy.react(new Awoken(ADAS_ID, moment)).consequences()) {
      tags.add(((Tag) each.command()).tag());
    }
    return tags;
  }

  private static List<?> commands(Reaction reaction) {
    return reaction.consequences().stream().map(Consequence::command).toList();
  }

  private List<Wake> wakes(Instant moment) {
    return policy.react(new Awoken(ADAS_ID, moment)).wakes();
  }

  private static Arguments lived(Instant moment, String failed, PersonEvent... events) {
    List<String> tags =
        Stream.of(failed.split(" "))
            .filter(rule -> !rule.isEmpty())
            .map(rule -> "data-quality:" + rule)
            .toList();
    return Arguments.of(moment, tags, List.of(events));
  }

  private static ContactAdded reached(int number, Contact contact, boolean preferred) {
    return new ContactAdded(contact(number), contact, ContactUse.HOME, preferred);
  }

  private static CommunicationPreferencesSet wish(Channel channel, boolean doNotContact) {
    return new CommunicationPreferencesSet(channel, "en", doNotContact, null);
  }

  private static ConsentGranted agreed(int number, String purpose, @Nullable String until) {
    LocalDate last = until == null ? null : LocalDate.parse(until);
    return new ConsentGranted(contact(number), purpose, "GDPR 6(1)(a)", null, last);
  }

  private static ConsentWithdrawn withdrawn(int number) {
    return new ConsentWithdrawn(contact(number), null);
  }

  private static BirthDateRecorded born() {
    return new BirthDateRecorded(BORN, DatePrecision.DAY);
  }

  private static BirthDateRecorded bornIn1990() {
    return new BirthDateRecorded(BORN, DatePrecision.YEAR);
  }

  private static EmploymentAdded works(int number, String from) {
    return new EmploymentAdded(
        contact(number),
        COMPANY,
        new EmploymentRole("Analyst", null, null),
        null,
        null,
        LocalDate.parse(from),
        null);
  }

  private static QualificationAdded qualified(String from) {
    return new QualificationAdded(
        contact(1),
        QualificationKind.EDUCATION,
        "Calculus",
        "De Morgan",
        LocalDate.parse(from),
        null,
        null);
  }

  private static AttributeRecorded bornIn(int number, String country, Confidence confidence) {
    return new AttributeRecorded(
        contact(number),
        AttributeType.BIRTH_COUNTRY,
        null,
        new AttributeValue.Country(country),
        null,
        null,
        AttributeSource.DOCUMENT_VERIFIED,
        confidence,
        List.of());
  }
}
