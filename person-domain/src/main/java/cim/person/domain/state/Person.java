package cim.person.domain.state;

import cim.person.domain.values.PersonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as its events have made it: what commands are decided on, and what is read.
///
/// @param lifecycle where it stands
/// @param name its name; null only while it is absent
/// @param contacts ways to reach it, in the order in which they were added
public record Person(Lifecycle lifecycle, @Nullable PersonName name, List<HeldContact> contacts) {
  /// The person of whom nothing is known.
  public static final Person ABSENT = new Person(new Lifecycle.Absent(), null, List.of());

  public Person {
    contacts = List.copyOf(contacts);
  }

  Person with(Lifecycle lifecycle) {
    return new Person(lifecycle, name, contacts);
  }

  Person with(PersonName name) {
    return new Person(lifecycle, name, contacts);
  }

  Person with(List<HeldContact> contacts) {
    return new Person(lifecycle, name, contacts);
  }
}
