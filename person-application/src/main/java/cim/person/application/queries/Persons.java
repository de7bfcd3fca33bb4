package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;

/// Persons as this node's read model has them. Thread-safe.
public interface Persons {
  Optional<PersonRecord> byId(PersonId id);

  /// The persons of these ids that are known, in the order of the ids.
  List<PersonRecord> byIds(List<PersonId> ids);

  /// All persons in an order.
  ///
  /// @throws BadCursor when the page's cursor is of another order or none at all
  Page<PersonRecord> list(PersonOrder order, PageRequest page);
}
