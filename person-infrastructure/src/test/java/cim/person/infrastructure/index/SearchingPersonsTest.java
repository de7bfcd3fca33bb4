package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.BadCursor;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.FoundPerson.Fragment;
import cim.person.application.queries.FoundPerson.Highlight;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.SearchField;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Proficiency;
import cim.person.infrastructure.names.IcuPersonNames;
import cim.person.infrastructure.names.People;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchingPersonsTest {
  private static final PartId PART = new PartId(new UUID(0, 1));
  private static final ForeignId ENGINES = new ForeignId(UUID.randomUUID());

  private final Chronicle chronicle = new Chronicle();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private Lists lists;

  @BeforeEach
  void open() throws IOException {
    lists = new Lists(chronicle, directory);
  }

  @AfterEach
  void close() throws IOException {
    lists.close();
  }

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

  @Test
  void nearerIsBetterAndOneWordCountsOnce() throws Exception {
    PersonId twoSlips = chronicle.create("A", "Christophre");
    PersonId oneSlip = chronicle.create("A", "Christophr");
    PersonId longer = chronicle.create("A", "Christophersen");
    PersonId itself = chronicle.create("Christopher", "Christopher");
    chronicle.create("A", "Kristopher");
    chronicle.record(twoSlips, new Tagged("x"));
    lists.catchUp();
    List<Page.Item<FoundPerson>> found = search("christopher", 10).items();
    assertEquals(itself, found.get(0).node().person().id());
    assertEquals(longer, found.get(1).node().person().id());
    assertEquals(
        Set.of(oneSlip, twoSlips), Set.copyOf(ids(search("christopher", 10)).subList(2, 4)));
    assertEquals(4, found.size());
    assertEquals(1, found.getFirst().node().score());
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
  void aWordCountsByWhereItIsFound() throws Exception {
    PersonId tag = chronicle.create("A", "One");
    PersonId skill = chronicle.create("A", "Two");
    PersonId role = chronicle.create("A", "Three");
    PersonId email = chronicle.create("A", "Four");
    PersonId name = chronicle.create("A", "Five");
    chronicle.record(tag, new Tagged("Baker"));
    chronicle.record(skill, skill("Baker"));
    chronicle.record(role, work("Baker"));
    chronicle.record(email, mail("baker@example.org"));
    chronicle.record(
        name,
        new AlternativeNameAdded(PART, AlternativeNameKind.ALIAS, Chronicle.name("B", "Baker")));
    lists.catchUp();
    List<Page.Item<FoundPerson>> found = search("baker", 10).items();
    assertEquals(List.of(name, email, role, skill, tag), ids(search("baker", 10)));
    assertEquals(
        List.of(1.0, 0.5, 0.3, 0.2, 0.1), found.stream().map(each -> each.node().score()).toList());
    assertEquals(
        List.of(SearchField.values()),
        found.stream().map(each -> each.node().highlights().getFirst().field()).toList());
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

  @Test
  void highlightsAreTheWholeTextInPieces() throws Exception {
    PersonId person = chronicle.create("Søren", "Åberg Lund");
    chronicle.record(person, work("Head of Åbergs"));
    lists.catchUp();
    assertEquals(
        List.of(
            new Highlight(
                SearchField.NAME,
                List.of(
                    new Fragment("Søren", true),
                    new Fragment(" ", false),
                    new Fragment("Åberg", true),
                    new Fragment(" Lund", false)),
                null),
            new Highlight(
                SearchField.EMPLOYMENT,
                List.of(new Fragment("Head of ", false), new Fragment("Åbergs", true)),
                null)),
        search("soren aberg", 10).items().getFirst().node().highlights());
  }

  @Test
  void whatAMergedPersonHeldFindsTheSurvivorOfNow() throws Exception {
    PersonId anna = chronicle.create("Anna", "One");
    PersonId berta = chronicle.create("Berta", "Two");
    PersonId clara = chronicle.create("Clara", "Three");
    chronicle.record(anna, mail("unique@example.org"));
    merge(anna, berta);
    lists.catchUp();
    assertEquals(List.of(berta), ids(search("unique@example.org", 10)));
    assertEquals(List.of(berta), ids(search("anna", 10)));
    merge(berta, clara);
    lists.catchUp();
    FoundPerson found = search("anna", 10).items().getFirst().node();
    assertEquals(clara, found.person().id());
    assertEquals(anna, found.highlights().getFirst().absorbed());
    assertEquals(
        Set.of(anna, berta, clara),
        filtered(new PersonFilter.HasEmail(new Email("unique@example.org"))));
    chronicle.record(anna, new MergeUndone("no"));
    chronicle.record(berta, new Released(anna));
    lists.catchUp();
    assertEquals(List.of(anna), ids(search("anna", 10)));
    assertEquals(List.of(clara), ids(search("berta", 10)));
  }

  @Test
  void whoWasMergedIsFoundWhenTheFilterAsksForIt() throws Exception {
    PersonId anna = chronicle.create("Anna", "One");
    PersonId berta = chronicle.create("Berta", "Two");
    merge(anna, berta);
    lists.catchUp();
    PersonFilter merged = new PersonFilter.InState(Set.of(LifecycleState.MERGED));
    assertEquals(List.of(anna), ids(lists.search().search("anna", merged, Lists.first(10))));
    assertEquals(
        List.of(berta),
        ids(lists.search().search("anna", new PersonFilter.Not(merged), Lists.first(10))));
    assertEquals(List.of(berta), ids(search("anna", 10)));
  }

  @Test
  void pagesAreTheWholeListAlsoWhenOthersComeAndAfterARestart() throws Exception {
    for (int i = 0; i < 40; i++) {
      PersonId person = chronicle.create("Ada", i % 2 == 0 ? "Lovelace" : "Lovelock");
      if (i % 3 == 0) {
        chronicle.record(person, new Tagged("Loved"));
      }
      if (i % 10 == 9) {
        lists.catchUp();
      }
    }
    List<PersonId> whole = ids(search("ada love", 100));
    assertEquals(40, whole.size());
    List<PersonId> seen = new ArrayList<>();
    Page<FoundPerson> page = search("ada love", 7);
    int created = 40;
    assertFalse(page.hasPrevious());
    seen.addAll(ids(page));
    while (page.hasNext()) {
      chronicle.create("Ada", "Loveday");
      created++;
      lists.catchUp();
      lists.index().commit();
      lists.close();
      lists = new Lists(chronicle, directory);
      page = lists.search().search("ada love", PersonFilter.EVERYONE, Lists.next(7, page));
      assertTrue(page.hasPrevious());
      seen.addAll(ids(page));
    }
    assertEquals(seen.size(), new HashSet<>(seen).size());
    assertEquals(created, search("ada love", 1).total());
    seen.retainAll(whole);
    assertEquals(whole, seen);
  }

  @Test
  void aCursorIsOfItsTextOnly() throws Exception {
    chronicle.create("Ada", "Lovelace");
    lists.catchUp();
    String cursor = search("ada", 1).items().getFirst().cursor();
    for (String text : List.of("lovelace", "ad")) {
      assertThrows(BadCursor.class, () -> after(text, cursor));
    }
    assertThrows(BadCursor.class, () -> after("ada", "x"));
    assertEquals(List.of(), after("ADA", cursor).items());
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

  private Page<FoundPerson> search(String text, int limit) {
    return lists.search().search(text, PersonFilter.EVERYONE, Lists.first(limit));
  }

  private Page<FoundPerson> after(String text, String cursor) {
    return lists.search().search(text, PersonFilter.EVERYONE, new PageRequest(1, false, cursor));
  }

  private Set<PersonId> filtered(PersonFilter filter) {
    return Set.copyOf(
        lists
            .persons()
            .list(
                filter,
                new PersonOrder(PersonOrder.Field.CREATED_AT, false, Locale.ROOT),
                Lists.first(10))
            .items()
            .stream()
            .map(item -> item.node().id())
            .toList());
  }

  private static FoundPerson found(Page<FoundPerson> page, PersonId person, String name) {
    return page.items().stream()
        .map(Page.Item::node)
        .filter(each -> each.person().id().equals(person))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private static List<PersonId> ids(Page<FoundPerson> page) {
    return page.items().stream().map(item -> item.node().person().id()).toList();
  }

  private void merge(PersonId source, PersonId target) {
    chronicle.record(source, new MergedInto(target, MergeReason.DUPLICATE_IDENTITY));
    chronicle.record(target, new Absorbed(source));
  }

  private static ContactAdded mail(String address) {
    return new ContactAdded(PART, new Email(address), ContactUse.WORK, false);
  }

  private static SkillAdded skill(String name) {
    return new SkillAdded(PART, name, "any", Proficiency.EXPERT, null);
  }

  private static EmploymentAdded work(String title) {
    return new EmploymentAdded(
        PART,
        ENGINES,
        new EmploymentRole(title, null, null),
        null,
        null,
        LocalDate.of(2026, 11, 24),
        null);
  }
}
