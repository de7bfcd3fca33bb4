package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Filters over a crowd to whom things happen at random: they mean whom the records say, and page
/// by page as Relay's connection specification has it (its section 4).
class FilteringPersonsTest extends OnLists {
  private static final int PERSONS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFilterMeansWhomTheRecordsSay(long seed) throws Exception {
    Crowd crowd = new Crowd(chronicle, new Random(seed));
    Set<Integer> sizes = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      crowd.grow(PERSONS / 4);
      for (int i = 0; i < 100; i++) {
        crowd.change();
      }
      lists.catchUp();
      for (int i = 0; i < 100; i++) {
        PersonFilter filter = crowd.filter(3);
        Set<PersonId> expected = ids(crowd.meeting(filter));
        assertEquals(expected, Set.copyOf(all(filter)), filter::toString);
        sizes.add(expected.size());
      }
    }
    assertTrue(sizes.size() > 20, sizes::toString);
  }

  /// *EdgesToReturn*, and *HasNextPage* and *HasPreviousPage* also where the specification lets a
  /// server off.
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void anyPageIsThePartOfTheListThatItAsksFor(long seed) throws Exception {
    Random random = new Random(seed);
    Crowd crowd = new Crowd(chronicle, random);
    crowd.grow(PERSONS);
    lists.catchUp();
    for (int i = 0; i < 60; i++) {
      PersonFilter filter = i == 0 ? PersonFilter.EVERYONE : crowd.filter(2);
      PersonOrder order = order(random);
      Page<PersonRecord> whole = lists.persons().list(filter, order, Lists.first(PERSONS));
      List<String> cursors = whole.items().stream().map(Page.Item::cursor).toList();
      assertEquals(crowd.meeting(filter).size(), cursors.size());
      for (int j = 0; j < 10; j++) {
        boolean backward = random.nextBoolean();
        int limit = random.nextInt(1, 20);
        int at = cursors.isEmpty() ? -1 : random.nextInt(-1, cursors.size());
        String cursor = at < 0 ? null : cursors.get(at);
        Page<PersonRecord> page =
            lists.persons().list(filter, order, new PageRequest(limit, backward, cursor));
        int end = backward && at >= 0 ? at : cursors.size();
        int begin = backward ? Math.max(0, end - limit) : at + 1;
        end = backward ? end : Math.min(end, begin + limit);
        assertEquals(
            new Page<>(
                whole.items().subList(begin, end), begin > 0, end < cursors.size(), cursors.size()),
            page);
      }
    }
  }

  /// Who meets the filter all the time and keeps its place is seen once, whatever happens to
  /// others between the pages.
  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void whatHappensInBetweenMovesNobodyElse(long seed) throws Exception {
    Random random = new Random(seed);
    Crowd crowd = new Crowd(chronicle, random);
    crowd.grow(PERSONS);
    lists.catchUp();
    for (Field field : List.of(Field.NAME, Field.CREATED_AT)) {
      for (int round = 0; round < 3; round++) {
        PersonFilter filter = round == 0 ? PersonFilter.EVERYONE : crowd.filter(2);
        PersonOrder order = new PersonOrder(field, random.nextBoolean(), Locale.ROOT);
        boolean backward = random.nextBoolean();
        List<PersonId> staying = new ArrayList<>(all(filter, order));
        List<PersonId> seen = new ArrayList<>();
        String cursor = null;
        boolean more = true;
        while (more) {
          Page<PersonRecord> page =
              lists.persons().list(filter, order, new PageRequest(17, backward, cursor));
          List<PersonId> some = page.items().stream().map(item -> item.node().id()).toList();
          seen.addAll(backward ? some.reversed() : some);
          more = (backward ? page.hasPrevious() : page.hasNext()) && !some.isEmpty();
          cursor =
              some.isEmpty()
                  ? null
                  : (backward ? page.items().getFirst() : page.items().getLast()).cursor();
          crowd.grow(1);
          for (int i = 0; i < 10; i++) {
            crowd.change();
          }
          lists.catchUp();
          staying.retainAll(ids(crowd.meeting(filter)));
        }
        assertEquals(seen.size(), new HashSet<>(seen).size(), "none twice");
        Set<PersonId> stayed = new LinkedHashSet<>(seen);
        stayed.retainAll(staying);
        assertEquals(backward ? staying.reversed() : staying, List.copyOf(stayed));
      }
    }
  }

  private static PersonOrder order(Random random) {
    Field[] fields = Field.values();
    return new PersonOrder(
        fields[random.nextInt(fields.length)], random.nextBoolean(), Locale.forLanguageTag("sv"));
  }

  private List<PersonId> all(PersonFilter filter) {
    return all(filter, new PersonOrder(Field.CREATED_AT, false, Locale.ROOT));
  }

  private List<PersonId> all(PersonFilter filter, PersonOrder order) {
    return lists.persons().list(filter, order, Lists.first(1_000)).items().stream()
        .map(item -> item.node().id())
        .toList();
  }

  private static Set<PersonId> ids(List<PersonRecord> persons) {
    return Set.copyOf(persons.stream().map(PersonRecord::id).toList());
  }
}
