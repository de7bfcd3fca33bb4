package cim.person.web.graphql;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.Part;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person as it is shown: as it is now, or as it was once. Of what it was once, nothing is shown
/// that others hold on it, since they are known as they are now only.
///
/// @param record the person
/// @param past whether it is shown as it was once
public record PersonView(PersonRecord record, boolean past) {
  static PersonView now(PersonRecord record) {
    return new PersonView(record, false);
  }

  PersonId personId() {
    return record.id();
  }

  /// The parts of a kind, in the order in which they were added.
  <P extends Part> List<P> parts(Class<P> kind) {
    return record.state().parts(kind);
  }

  /// By identity of the history: the head stands for all of it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonView that
        && past == that.past
        && record.id().equals(that.record.id())
        && record.head().equals(that.record.head());
  }

  @Override
  public int hashCode() {
    return Objects.hash(record.id(), record.head(), past);
  }
}
