package cim.person.infrastructure.bench;

import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.domain.values.PersonId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/// What is asked: each time about other persons, skills and names.
///
/// @param count how many persons there are
record ReadQueries(Persons persons, PersonSearch search, int count) {
  static final String BY_ID = "person by id";

  private static final PageRequest FIRST_PAGE = new PageRequest(20, false, null);

  Map<String, Latencies.Trial> all() {
    Map<String, Latencies.Trial> queries = new LinkedHashMap<>();
    queries.put(BY_ID, this::byId);
    queries.put("everyone, by name", _ -> list(PersonFilter.EVERYONE, Field.NAME));
    queries.put("everyone, by creation", _ -> list(PersonFilter.EVERYONE, Field.CREATED_AT));
    queries.put("everyone, the newest change", _ -> list(PersonFilter.EVERYONE, Field.UPDATED_AT));
    queries.put("those with a skill, by name", random -> list(skilled(random), Field.NAME));
    queries.put("search by prefix", random -> search(name(random).substring(0, 4)));
    queries.put("search with a typo", random -> search(mistyped(name(random), random)));
    return queries;
  }

  private Callable<?> byId(Random random) {
    PersonId id = Population.person(random.nextInt(count));
    return () -> persons.byId(id).orElseThrow();
  }

  private Callable<?> list(PersonFilter filter, Field field) {
    PersonOrder order = new PersonOrder(field, field == Field.UPDATED_AT, Locale.ROOT);
    return () -> persons.list(filter, order, FIRST_PAGE);
  }

  private Callable<?> search(String text) {
    return () -> search.search(text, PersonFilter.EVERYONE, FIRST_PAGE);
  }

  private PersonFilter skilled(Random random) {
    return new PersonFilter.HasSkill(Population.skill(random.nextInt(count)), null);
  }

  private String name(Random random) {
    return Population.familyName(random.nextInt(count));
  }

  /// One letter in the middle is another.
  private static String mistyped(String name, Random random) {
    int place = 2 + random.nextInt(name.length() - 3);
    return name.substring(0, place) + 'q' + name.substring(place + 1);
  }
}
