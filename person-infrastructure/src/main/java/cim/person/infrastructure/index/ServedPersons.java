package cim.person.infrastructure.index;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.values.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Persons as the generation has them that is read from.
record ServedPersons(Serving serving) implements Persons {
  @Override
  public Optional<PersonRecord> byId(PersonId id) {
    return serving.read(generation -> generation.persons().byId(id));
  }

  @Override
  public List<PersonRecord> byIds(List<PersonId> ids) {
    return serving.read(generation -> generation.persons().byIds(ids));
  }

  @Override
  public Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit) {
    return serving.read(generation -> generation.persons().relatedTo(ids, limit));
  }

  @Override
  public List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit) {
    return serving.read(generation -> generation.persons().relatedToAny(ids, limit));
  }

  @Override
  public Page<PersonRecord> list(PersonFilter filter, PersonOrder order, PageRequest page) {
    return serving.read(generation -> generation.persons().list(filter, order, page));
  }
}
