package cim.person.infrastructure.index;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.BadCursor;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.names.People;
import cim.person.infrastructure.names.SortingOrder;
import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagingThroughPersonsTest extends OnLists {
  private static final List<PersonName> NAMES = People.names();
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final Random random = new Random(20261124);
  private final List<PersonId> everyone = new ArrayList<>();

  @Test
  void pagesForwardAndBackwardAreTheWholeListInEveryOrder() throws Exception {
    for (int segment = 0; segment < 4; segment++) {
      createSome(40);
      lists.catchUp();
    }
    for (PersonOrder order : orders()) {
      List<PersonId> expected = sorted(order);
      for (int limit : List.of(3, 50, 160, 200)) {
        assertEquals(expected, forward(order, limit), () -> "forward by " + order);
        assertEquals(expected, backward(order, limit), () -> "backward by " + order);
      }
    }
  }

  /// So many that those who come too late are passed over.
  @Test
  void longListsByNameAreWhole() throws Exception {
    createSome(2_500);
    lists.catchUp();
    createSome(500);
    lists.catchUp();
    for (boolean descending : List.of(false, true)) {
      PersonOrder order = new PersonOrder(Field.NAME, descending, SWEDISH);
      List<PersonId> expected = sorted(order);
      assertEquals(expected, forward(order, 20), () -> "forward by " + order);
      assertEquals(expected, backward(order, 20), () -> "backward by " + order);
    }
  }

  @Test
  void whoComesInBetweenDisturbsNobody() throws Exception {
    createSome(60);
    lists.catchUp();
    for (PersonOrder order : orders()) {
      List<PersonId> before = sorted(order);
      List<PersonId> seen = new ArrayList<>();
      Page<PersonRecord> page = lists.persons().list(PersonFilter.EVERYONE, order, Lists.first(7));
      seen.addAll(ids(page));
      while (page.hasNext()) {
        create();
        create();
        lists.catchUp();
        page = lists.persons().list(PersonFilter.EVERYONE, order, Lists.next(7, page));
        seen.addAll(ids(page));
      }
      Set<PersonId> once = new LinkedHashSet<>(seen);
      assertEquals(seen.size(), once.size(), () -> "none twice by " + order);
      once.retainAll(before);
      assertEquals(before, List.copyOf(once), () -> "none missed by " + order);
    }
  }

  @Test
  void namesAreOrderedByTheReadersCollation() throws Exception {
    for (String family : List.of("Öberg", "Zorn", "Ahlberg", "Ångström", "Oberg")) {
      everyone.add(chronicle.create("A", family));
    }
    lists.catchUp();
    assertEquals(List.of("Ahlberg", "Ångström", "Oberg", "Öberg", "Zorn"), families(Locale.GERMAN));
    assertEquals(List.of("Ahlberg", "Oberg", "Zorn", "Ångström", "Öberg"), families(SWEDISH));
  }

  @Test
  void aFamilyStandsTogether() throws Exception {
    chronicle.create("Anna", "Van Berg");
    chronicle.create("Zoe", "Van");
    chronicle.create("Bert", "Vanberg");
    lists.catchUp();
    assertEquals(List.of("Van", "Van Berg", "Vanberg"), families(Locale.ENGLISH));
  }

  @Test
  void thereIsSomethingBeforeAndAfterWhenThereIs() throws Exception {
    createSome(5);
    lists.catchUp();
    PersonOrder order = new PersonOrder(Field.CREATED_AT, false, Locale.ROOT);
    Page<PersonRecord> all = lists.persons().list(PersonFilter.EVERYONE, order, Lists.first(5));
    assertFalse(all.hasPrevious());
    assertFalse(all.hasNext());
    assertEquals(5, all.total());
    Page<PersonRecord> middle =
        lists
            .persons()
            .list(
                PersonFilter.EVERYONE,
                order,
                new PageRequest(2, false, all.items().get(1).cursor()));
    assertTrue(middle.hasPrevious());
    assertTrue(middle.hasNext());
    Page<PersonRecord> beyond =
        lists.persons().list(PersonFilter.EVERYONE, order, Lists.next(2, all));
    assertEquals(List.of(), beyond.items());
    assertTrue(beyond.hasPrevious());
    assertFalse(beyond.hasNext());
    Page<PersonRecord> before =
        lists.persons().list(PersonFilter.EVERYONE, order, Lists.previous(2, all));
    assertEquals(List.of(), before.items());
    assertFalse(before.hasPrevious());
    assertTrue(before.hasNext());
  }

  @Test
  void anEmptyListHasNothing() {
    Page<PersonRecord> page =
        lists
            .persons()
            .list(PersonFilter.EVERYONE, new PersonOrder(Field.NAME, true, SWEDISH), Lists.last(3));
    assertEquals(new Page<>(List.of(), false, false, 0), page);
  }

  @Test
  void aCursorIsOfItsOrderOnly() throws Exception {
    createSome(3);
    lists.catchUp();
    PersonOrder byName = new PersonOrder(Field.NAME, false, SWEDISH);
    String cursor =
        lists
            .persons()
            .list(PersonFilter.EVERYONE, byName, Lists.first(1))
            .items()
            .getFirst()
            .cursor();
    PersonOrder finnish = new PersonOrder(Field.NAME, false, Locale.forLanguageTag("fi"));
    for (PersonOrder other :
        List.of(
            new PersonOrder(Field.NAME, true, SWEDISH),
            new PersonOrder(Field.CREATED_AT, false, SWEDISH),
            finnish)) {
      assertThrows(BadCursor.class, () -> after(other, cursor));
    }
    for (String nonsense : List.of("", "x", "!", cursor + "A", "AAAA", cursor.substring(4))) {
      assertThrows(BadCursor.class, () -> after(byName, nonsense), nonsense);
    }
  }

  @Test
  void listsAreThereAfterACrashWithoutWhatWasNotSaved() throws Exception {
    createSome(20);
    lists.catchUp();
    lists.index().commit();
    createSome(20);
    lists.catchUp();
    reopen();
    createSome(5);
    lists.catchUp();
    PersonOrder order = new PersonOrder(Field.UPDATED_AT, true, Locale.ROOT);
    assertEquals(sorted(order), forward(order, 9));
  }

  private Page<PersonRecord> after(PersonOrder order, String cursor) {
    return lists.persons().list(PersonFilter.EVERYONE, order, new PageRequest(1, false, cursor));
  }

  private void createSome(int count) {
    for (int i = 0; i < count; i++) {
      create();
      if (random.nextInt(4) == 0) {
        PersonId lucky = everyone.get(random.nextInt(everyone.size()));
        chronicle.record(lucky, new Activated());
      }
    }
  }

  private void create() {
    everyone.add(chronicle.create(NAMES.get(random.nextInt(NAMES.size()))));
  }

  private static List<PersonOrder> orders() {
    List<PersonOrder> orders = new ArrayList<>();
    for (Field field : Field.values()) {
      for (boolean descending : List.of(false, true)) {
        orders.add(new PersonOrder(field, descending, SWEDISH));
      }
    }
    orders.add(new PersonOrder(Field.NAME, false, Locale.forLanguageTag("de-u-co-phonebk")));
    return orders;
  }

  private List<PersonId> sorted(PersonOrder order) {
    Collator collator = Collator.getInstance(order.locale());
    Comparator<PersonRecord> comparator =
        switch (order.field()) {
          case NAME -> comparing(PagingThroughPersonsTest::sortingText, collator::compare);
          case CREATED_AT -> comparing(PersonRecord::createdAt);
          case UPDATED_AT -> comparing(PersonRecord::updatedAt);
        };
    return lists.persons().byIds(everyone).stream()
        .sorted(
            (order.descending() ? comparator.reversed() : comparator)
                .thenComparing(person -> person.id().toString()))
        .map(PersonRecord::id)
        .toList();
  }

  private static String sortingText(PersonRecord person) {
    PersonName name = person.state().name();
    return name == null ? "" : SortingOrder.text(name);
  }

  private List<String> families(Locale locale) {
    PersonOrder order = new PersonOrder(Field.NAME, false, locale);
    return lists.persons().list(PersonFilter.EVERYONE, order, Lists.first(10)).items().stream()
        .map(Page.Item::node)
        .map(person -> person.state().name())
        .map(name -> name == null ? "" : name.family().getFirst())
        .toList();
  }

  private List<PersonId> forward(PersonOrder order, int limit) {
    Page<PersonRecord> page =
        lists.persons().list(PersonFilter.EVERYONE, order, Lists.first(limit));
    List<PersonId> seen = new ArrayList<>(ids(page));
    assertFalse(page.hasPrevious());
    while (page.hasNext()) {
      page = lists.persons().list(PersonFilter.EVERYONE, order, Lists.next(limit, page));
      assertTrue(page.hasPrevious());
      seen.addAll(ids(page));
    }
    return seen;
  }

  private List<PersonId> backward(PersonOrder order, int limit) {
    Page<PersonRecord> page = lists.persons().list(PersonFilter.EVERYONE, order, Lists.last(limit));
    List<PersonId> seen = new ArrayList<>(ids(page));
    assertFalse(page.hasNext());
    while (page.hasPrevious()) {
      page = lists.persons().list(PersonFilter.EVERYONE, order, Lists.previous(limit, page));
      assertTrue(page.hasNext());
      seen.addAll(0, ids(page));
    }
    return seen;
  }

  private static List<PersonId> ids(Page<PersonRecord> page) {
    return page.items().stream().map(item -> item.node().id()).toList();
  }
}
