package cim.person.infrastructure.bench;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Proficiency;
import cim.person.infrastructure.ipld.EventBlock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

/// Invented persons by number: each was created and has one thing more, so two events. The same
/// number is the same person, with the same bytes, in every process.
public final class Population {
  public static final int EVENTS_EACH = 2;

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Proficiency> PROFICIENCIES = List.of(Proficiency.values());
  private static final int DISTANCE = 1_000;
  private static final int SKILLS = 200;
  private static final int ORGANIZATIONS = 5_000;
  private static final List<String> GIVEN =
      List.of(
          "Ada",
          "Björn",
          "Chloé",
          "Dmitri",
          "Elżbieta",
          "François",
          "Grace",
          "Hannah",
          "Ivan",
          "José",
          "Katarína",
          "Lars",
          "María",
          "Nguyễn",
          "Olga",
          "Piotr",
          "Quentin",
          "Rosa",
          "Søren",
          "Tomáš",
          "Ülle",
          "Victoria",
          "William",
          "Ximena",
          "Yuki",
          "Zoë",
          "Мария",
          "Сергей",
          "Ελένη",
          "太郎",
          "花子",
          "민준",
          "فاطمة",
          "עדה");
  private static final List<String> SYLLABLES =
      List.of(
          "ba", "ber", "chi", "dor", "el", "fen", "gar", "han", "iv", "jan", "kov", "lin", "mar",
          "nov", "os", "per", "quin", "ros", "sen", "tan", "ul", "var", "wel", "xi", "yam", "zel",
          "stein", "mann", "ström", "ová");

  private Population() {}

  public static PersonId person(int number) {
    SplittableRandom chance = chance(number);
    return new PersonId(new UUID(chance.nextLong(), chance.nextLong()));
  }

  static String familyName(int number) {
    SplittableRandom chance = chance(~number);
    StringBuilder name = new StringBuilder();
    for (int syllables = 2 + chance.nextInt(2); syllables > 0; syllables--) {
      name.append(SYLLABLES.get(chance.nextInt(SYLLABLES.size())));
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static String skill(int number) {
    return "skill " + number % SKILLS;
  }

  /// The person's two events.
  public static List<RecordedEvent> history(int number) {
    return sealed(number, Head.NONE, List.of(created(number), addition(number)));
  }

  /// The events of so many persons, by number, to be asked for in order: each person gets its
  /// second event when a thousand others have come.
  public static IntFunction<RecordedEvent> inOrder(int persons) {
    int mixed = EVENTS_EACH * (persons - DISTANCE);
    return number -> {
      int later = number - DISTANCE;
      if (later < 0) {
        return history(number).getFirst();
      }
      if (later >= mixed) {
        return history(persons - DISTANCE + later - mixed).getLast();
      }
      int turn = later / EVENTS_EACH;
      return later % EVENTS_EACH == 0
          ? history(DISTANCE + turn).getFirst()
          : history(turn).getLast();
    };
  }

  /// One more event of a person, which suspends or reactivates it.
  public static RecordedEvent change(int number, Head head) {
    PersonEvent event =
        head.seq() % 2 == 0
            ? new Suspended("an invoice is overdue since last month")
            : new Reactivated("the invoice has been paid");
    return sealed(number, head, List.of(event)).getFirst();
  }

  private static List<RecordedEvent> sealed(int number, Head head, List<PersonEvent> events) {
    UUID command = uuid("command", number + head.seq() * Integer.MAX_VALUE);
    return EventBlock.seal(
        new Append(
            person(number),
            head,
            events,
            BEGIN.plusMillis(number),
            "user:bench",
            command,
            command,
            null));
  }

  private static Created created(int number) {
    String given = GIVEN.get(chance(number).split().nextInt(GIVEN.size()));
    return new Created(
        PersonName.parse(
            List.of(given),
            List.of(familyName(number)),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            NameConvention.WESTERN,
            null),
        "bench");
  }

  private static PersonEvent addition(int number) {
    PartId part = new PartId(uuid("part", number));
    return switch (number % 10) {
      case 0, 1, 2, 3 ->
          new ContactAdded(
              part,
              new Email(
                  "%s.%d@example.org"
                      .formatted(familyName(number).toLowerCase(Locale.ROOT), number)),
              ContactUse.WORK,
              true);
      case 4, 5, 6 ->
          new SkillAdded(
              part,
              skill(number),
              "craft",
              PROFICIENCIES.get(number % PROFICIENCIES.size()),
              number % 30);
      case 7, 8 ->
          new EmploymentAdded(
              part,
              new ForeignId(uuid("organization", number % ORGANIZATIONS)),
              new EmploymentRole("engineer " + number % 100, null, null),
              null,
              null,
              LocalDate.of(2020, 1, 1).plusDays(number % 1_000),
              null);
      default -> new Tagged("tag " + number % 50);
    };
  }

  private static UUID uuid(String what, long number) {
    SplittableRandom chance = new SplittableRandom(what.hashCode() * 31L + number);
    return new UUID(chance.nextLong(), chance.nextLong());
  }

  private static SplittableRandom chance(int number) {
    return new SplittableRandom(number);
  }
}
