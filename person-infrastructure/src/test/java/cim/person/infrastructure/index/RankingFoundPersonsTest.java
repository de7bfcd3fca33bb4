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
import cim.person.application.queries.SearchField;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// In which order persons are found, why, and page by page.
class RankingFoundPersonsTest extends OnSearch {
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
      reopen();
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

  private Page<FoundPerson> after(String text, String cursor) {
    return lists.search().search(text, PersonFilter.EVERYONE, new PageRequest(1, false, cursor));
  }
}
