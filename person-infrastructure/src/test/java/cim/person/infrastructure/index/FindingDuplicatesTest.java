package cim.person.infrastructure.index;

import static cim.person.application.queries.DuplicateCandidate.Reason.EMAIL;
import static cim.person.application.queries.DuplicateCandidate.Reason.IDENTIFIER;
import static cim.person.application.queries.DuplicateCandidate.Reason.NAME_AND_BIRTH_DATE;
import static cim.person.application.queries.DuplicateCandidate.Reason.PHONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.DuplicateCandidate.Reason;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingDuplicatesTest extends OnLists {
  private static final BirthDateRecorded BORN =
      new BirthDateRecorded(LocalDate.of(1815, 12, 10), DatePrecision.DAY);
  private static final Phone NUMBER = new Phone("+41446681800");
  private static final ExternalIdentifierAdded NUMBERED = new ExternalIdentifierAdded("crm", "7");

  private final PersonId ada = chronicle.create("Ada", "Lovelace");

  @BeforeEach
  void recordAda() {
    chronicle.record(ada, mail("ada@example.org"), has(2, NUMBER), NUMBERED, BORN);
  }

  @Test
  void whoSharesSomethingIsFoundWithTheReasonsTheMostTellingFirst() throws Exception {
    PersonId named = chronicle.create("LOVELACE", "Ada");
    PersonId called = chronicle.create("Bo", "One");
    PersonId mailed = chronicle.create("Bo", "Two");
    PersonId known = chronicle.create("Bo", "Three");
    PersonId all = chronicle.create("Ada", "Lovelace");
    chronicle.record(named, BORN);
    chronicle.record(called, has(1, NUMBER));
    chronicle.record(mailed, mail("ADA@example.org"));
    chronicle.record(known, NUMBERED);
    chronicle.record(all, NUMBERED, BORN, has(2, NUMBER), mail("Ada@Example.org"));
    lists.catchUp();
    Map<PersonId, List<Reason>> found = found(ada, 10);
    assertEquals(
        Map.of(
            all, List.of(IDENTIFIER, EMAIL, PHONE, NAME_AND_BIRTH_DATE),
            known, List.of(IDENTIFIER),
            mailed, List.of(EMAIL),
            called, List.of(PHONE),
            named, List.of(NAME_AND_BIRTH_DATE)),
        found);
    assertEquals(List.of(all, known, mailed, called, named), List.copyOf(found.keySet()));
    assertEquals(List.of(all, known), List.copyOf(found(ada, 2).keySet()));
    assertEquals(Set.of(all, ada), found(named, 9).keySet());
  }

  @Test
  void anotherNameOfTheSameDayCounts() throws Exception {
    PersonId byron = chronicle.create("Augusta Ada", "Byron");
    chronicle.record(
        byron,
        BORN,
        new AlternativeNameAdded(
            part(1), AlternativeNameKind.ALIAS, Chronicle.name("Ada", "Lovelace")));
    lists.catchUp();
    assertEquals(Map.of(byron, List.of(NAME_AND_BIRTH_DATE)), found(ada, 10));
  }

  @Test
  void whatManyShareIsNoReason() throws Exception {
    chronicle.create("Ada", "Lovelace");
    chronicle.record(chronicle.create("Bo", "One"), BORN);
    chronicle.record(
        chronicle.create("Ada", "Lovelace"),
        new BirthDateRecorded(LocalDate.of(1815, 12, 10), DatePrecision.YEAR));
    chronicle.record(chronicle.create("Bo", "Two"), new ExternalIdentifierAdded("erp", "7"));
    lists.catchUp();
    assertEquals(Map.of(), found(ada, 10));
    assertEquals(Map.of(), found(new PersonId(UUID.randomUUID()), 10));
  }

  @Test
  void whoWasMergedIsNoCandidateNorWhoSurvivesIt() throws Exception {
    PersonId source = chronicle.create("Bo", "One");
    chronicle.record(source, NUMBERED);
    chronicle.record(source, new MergedInto(ada, MergeReason.DUPLICATE_IDENTITY));
    chronicle.record(ada, new Absorbed(source));
    lists.catchUp();
    assertEquals(Map.of(), found(ada, 10));
    assertEquals(Map.of(), found(source, 10));
    PersonId third = chronicle.create("Bo", "Two");
    chronicle.record(third, NUMBERED);
    lists.catchUp();
    assertEquals(Map.of(third, List.of(IDENTIFIER)), found(ada, 10));
    assertEquals(Map.of(third, List.of(IDENTIFIER)), found(source, 10));
    assertEquals(Map.of(ada, List.of(IDENTIFIER)), found(third, 10));
  }

  private Map<PersonId, List<Reason>> found(PersonId person, int limit) {
    Map<PersonId, List<Reason>> found = new LinkedHashMap<>();
    for (DuplicateCandidate each : lists.search().duplicates(person, limit)) {
      found.put(each.person().id(), each.reasons());
    }
    return found;
  }

  private static ContactAdded mail(String address) {
    return has(1, new Email(address));
  }

  private static ContactAdded has(int number, Contact contact) {
    return new ContactAdded(part(number), contact, ContactUse.WORK, false);
  }

  private static PartId part(int number) {
    return new PartId(new UUID(0, number));
  }
}
