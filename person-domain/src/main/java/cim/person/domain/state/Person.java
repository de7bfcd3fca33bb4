package cim.person.domain.state;

import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A person as its events have made it: what commands are decided on, and what is read.
///
/// @param lifecycle where it stands
/// @param names the names that it had, the present one last; at most the newest hundred, empty only
///     while the person is absent
/// @param parts what its record holds, in the order in which it was added
public record Person(Lifecycle lifecycle, List<NameRecord> names, List<Part> parts) {
  /// The person of whom nothing is known.
  public static final Person ABSENT = new Person(new Lifecycle.Absent(), List.of(), List.of());

  private static final int MOST_NAMES = 100;

  public Person {
    names = List.copyOf(names);
    parts = List.copyOf(parts);
  }

  /// The present name; null only while the person is absent.
  public @Nullable PersonName name() {
    return names.isEmpty() ? null : names.getLast().name();
  }

  /// The parts of a kind, in the order in which they were added.
  public <P extends Part> List<P> parts(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The part of a kind that has this key.
  public <P extends Part> Optional<P> part(Class<P> kind, Object key) {
    for (Part part : parts) {
      if (kind.isInstance(part) && part.key().equals(key)) {
        return Optional.of(kind.cast(part));
      }
    }
    return Optional.empty();
  }

  /// What a person has at most once.
  public <P extends Part> Optional<P> only(Class<P> kind) {
    return part(kind, kind);
  }

  Person with(Lifecycle changed) {
    return new Person(changed, names, parts);
  }

  Person with(NameRecord name) {
    List<NameRecord> all = new ArrayList<>(names);
    all.add(name);
    return new Person(
        lifecycle, all.subList(Math.max(0, all.size() - MOST_NAMES), all.size()), parts);
  }

  /// With this part, in the place of the one of its kind and key if there is one.
  Person with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    for (int i = 0; i < all.size(); i++) {
      if (isSame(all.get(i), part.getClass(), part.key())) {
        all.set(i, part);
        return new Person(lifecycle, names, all);
      }
    }
    all.add(part);
    return new Person(lifecycle, names, all);
  }

  /// With a part changed, if it is there.
  <P extends Part> Person changed(Class<P> kind, Object key, UnaryOperator<P> change) {
    return part(kind, key).map(part -> with((Part) change.apply(part))).orElse(this);
  }

  Person without(Class<? extends Part> kind, Object key) {
    List<Part> all = new ArrayList<>(parts);
    all.removeIf(part -> isSame(part, kind, key));
    return new Person(lifecycle, names, all);
  }

  private static boolean isSame(Part part, Class<? extends Part> kind, Object key) {
    return part.getClass() == kind && part.key().equals(key);
  }
}
