package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Persons as this node's read model has them. Thread-safe.
public interface Persons {
  Optional<PersonRecord> byId(PersonId id);

  /// The persons of these ids that are known, in the order of the ids.
  List<PersonRecord> byIds(List<PersonId> ids);

  /// The persons that say what each of these is to them, in the order of their ids.
  ///
  /// @param limit the most persons for each id
  /// @return a list for each id, empty where nobody does
  Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit);

  /// The persons that say what one of these is to them, in the order of their ids.
  ///
  /// @param limit the most persons
  List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit);

  /// The persons that a filter means, in an order. Whoever was merged into another is a person as
  /// well.
  ///
  /// @throws BadCursor when the page's cursor is of another order or none at all
  Page<PersonRecord> list(PersonFilter filter, PersonOrder order, PageRequest page);
}
