package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.FoundPerson.Fragment;
import cim.person.application.queries.FoundPerson.Highlight;
import cim.person.application.queries.Page;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.SearchField;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.names.IcuPersonNames;
import cim.person.infrastructure.names.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which persons a text finds.
class SearchingPersonsTest extends OnSearch {
  @Test
  void everybodyIsFoundByTheWholeName() throws Exception {
    IcuPersonNames names = new IcuPersonNames();
    List<PersonId> persons = new ArrayList<>();
    for (PersonName name : People.names()) {
      persons.add(chronicle.create(name));
    }
    lists.catchUp();
    for (int i = 0; i < persons.size(); i++) {
      String name = names.display(People.names().get(i), NameStyle.FULL);
      Page<FoundPerson> page = search(name, 200);
      FoundPerson found = found(page, persons.get(i), name);
      assertEquals(1, found.score(), name);
      assertEquals(1, page.items().getFirst().node().score(), name);
      assertTrue(found.highlights().getFirst().fragments().stream().anyMatch(Fragment::matched));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Søren, Åberg, soren aberg",
    "Søren, Åberg, SØREN ÅBERG",
    "Zoë, Łukasz, zoe lukasz",
    "José, Nguyễn, jose nguyen",
    "Ada, Lovelace, ＡＤＡ　ｌｏｖｅ",
    "Jürgen, Groß, jurgen gross",
    "Conan, O'Brien, o'brien",
    "Conan, O’Brien, obrien",
    "Jean, d'Ormesson, ormesson",
    "Jean-Luc, Picard, luc jean",
    "Мария, Иванова, мария иванова",
    "Мария, Иванова, Mariya Ivanova",
    "Γιώργος, Παπαδόπουλος, παπαδοπουλος",
    "Γιώργος, Παπαδόπουλος, giorgos papadopoulos",
    "さくら, たなか, sakura tanaka",
    "サクラ, タナカ, sakura",
    "小明, 王, wang xiaoming",
    "小明, 王, 小明",
    "太郎, 山田, 山田太郎",
    "สมชาย, ใจดี, สมชาย",
    "지훈, 김, jihun",
    "امینه, حسن, حسن",
    "दीपिका, शर्मा, dipika"
  })
  void aNameIsFoundAsPeopleTypeIt(String given, String family, String typed) throws Exception {
    PersonId person = chronicle.create(given, family);
    chronicle.create("Nobody", "Else");
    lists.catchUp();
    assertEquals(List.of(person), ids(search(typed, 10)), typed);
  }

  @ParameterizedTest
  @CsvSource({
    "lovelcae, 1",
    "lvelace, 1",
    "lovelace, 1",
    "lovelaceé, 1",
    "lovvlaace, 1",
    "loovvlaace, 0",
    "bovelace, 0",
    "adda, 1",
    "dad, 0",
    "ada1, 0"
  })
  void slipsAreForgivenInWordsOfFourLettersAndMore(String typed, int found) throws Exception {
    chronicle.create("Ada", "Lovelace");
    lists.catchUp();
    assertEquals(found, search(typed, 10).total(), typed);
  }

  @Test
  void onlyTheLastWordMayBeABeginning() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    lists.catchUp();
    assertEquals(List.of(ada), ids(search("ada l", 10)));
    assertEquals(List.of(ada), ids(search("lovelace a", 10)));
    assertEquals(List.of(), ids(search("l ada", 10)));
    assertEquals(List.of(), ids(search("ada babbage", 10)));
  }

  @Test
  void aNameOfBeforeIsFound() throws Exception {
    PersonId ada = chronicle.create("Ada", "Byron");
    chronicle.record(
        ada,
        new NameUpdated(
            Chronicle.name("Ada", "Lovelace"),
            Chronicle.name("Ada", "Byron"),
            NameChangeReason.MARRIAGE,
            null));
    lists.catchUp();
    assertEquals(List.of(ada), ids(search("byron", 10)));
    assertEquals(List.of(ada), ids(search("lovelace", 10)));
  }

  @Test
  void emailsAndOrganizationsAreFoundWhole() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    chronicle.record(ada, mail("Countess.L@Example.org"), work("Analyst"));
    chronicle.record(chronicle.create("Bo", "L"), mail("countess.x@example.org"));
    lists.catchUp();
    assertEquals(List.of(ada), ids(search("countess.l@example.org", 10)));
    assertEquals(List.of(ada), ids(search("COUNTESS.L@ex", 10)));
    assertEquals(2, search("countess.l", 10).total());
    assertEquals(2, search("example.org", 10).total());
    assertEquals(List.of(ada), ids(search(ENGINES.toString() + " analyst", 10)));
    assertEquals(
        List.of(
            new Highlight(
                SearchField.EMAIL, List.of(new Fragment("Countess.L@Example.org", true)), null)),
        search("countess.l@ex", 10).items().getFirst().node().highlights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "a b c d e f g h i j k l m", "-'-"})
  void aTextMustHaveWordsAndNotTooMany(String text) {
    assertThrows(MalformedValue.class, () -> search(text, 1));
  }

  /// One sign that is folded into eighteen letters is the longest that a text can become.
  @Test
  void theLongestTextsAreTakenIn() throws Exception {
    String longest = "\ufdfa".repeat(200);
    List<String> parts = Collections.nCopies(20, longest);
    PersonId person =
        chronicle.create(
            new PersonName(
                parts,
                parts,
                longest,
                longest,
                longest,
                parts,
                parts,
                longest,
                NameConvention.WESTERN,
                null));
    chronicle.record(
        person,
        new BirthDateRecorded(LocalDate.of(2000, 1, 1), DatePrecision.DAY),
        new ExternalIdentifierAdded(longest, longest),
        new Tagged(longest),
        skill(longest),
        work(longest));
    PersonId other = chronicle.create("Ada", "Lovelace");
    lists.catchUp();
    assertEquals(List.of(other), ids(search("ada", 10)));
    assertEquals(List.of(person), ids(search("\ufdfa", 10)));
    assertEquals(Set.of(person), filtered(new PersonFilter.HasTag(longest)));
    assertEquals(Set.of(person), filtered(new PersonFilter.HasSkill(longest, null)));
  }

  @Test
  void aTextHasItsLimit() {
    assertEquals(0, search("é".repeat(200), 1).total());
    assertThrows(MalformedValue.class, () -> search("é".repeat(201), 1));
  }

  private static FoundPerson found(Page<FoundPerson> page, PersonId person, String name) {
    return page.items().stream()
        .map(Page.Item::node)
        .filter(each -> each.person().id().equals(person))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }
}
