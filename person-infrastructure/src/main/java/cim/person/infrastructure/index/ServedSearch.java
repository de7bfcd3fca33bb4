package cim.person.infrastructure.index;

import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.SkillCount;
import cim.person.domain.values.PersonId;
import java.util.List;

/// Finds persons in the generation that is read from.
record ServedSearch(Serving serving) implements PersonSearch {
  @Override
  public Page<FoundPerson> search(String text, PersonFilter filter, PageRequest page) {
    return serving.read(generation -> generation.search().search(text, filter, page));
  }

  @Override
  public List<SkillCount> skills(String prefix, int limit) {
    return serving.read(generation -> generation.search().skills(prefix, limit));
  }

  @Override
  public List<DuplicateCandidate> duplicates(PersonId person, int limit) {
    return serving.read(generation -> generation.search().duplicates(person, limit));
  }
}
