package cim.person.application.policies;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The persons that a filter means, read in pages. They come in the order of their creation, so
/// that nobody is passed over or comes twice because of what happens in between.
///
/// @param limit the most persons that are read at once
record PersonPages(Persons persons, int limit) {
  private static final PersonOrder OLDEST_FIRST =
      new PersonOrder(Field.CREATED_AT, false, Locale.ROOT);

  static Page<PersonRecord> page(
      Persons persons, PersonFilter filter, int limit, @Nullable String after) {
    return persons.list(filter, OLDEST_FIRST, new PageRequest(limit, false, after));
  }

  void forEach(PersonFilter filter, Consumer<PersonRecord> visitor) {
    Page<PersonRecord> page = page(persons, filter, limit, null);
    page.items().forEach(item -> visitor.accept(item.node()));
    while (page.hasNext()) {
      page = page(persons, filter, limit, page.items().getLast().cursor());
      page.items().forEach(item -> visitor.accept(item.node()));
    }
  }
}
