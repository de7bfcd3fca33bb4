package cim.person.domain.events;

import cim.person.domain.Hierarchy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kind of an event as other programs know it, derived from its record: the family and the
/// record's name in kebab-case, `components.contact-added`.
///
/// @param family the sealed interface that the event belongs to
/// @param event the record's name in kebab-case, also a token of the event's subject
/// @param record the record
public record EventType(Family family, String event, Class<? extends PersonEvent> record) {
  private static final List<EventType> ALL =
      Hierarchy.leaves(PersonEvent.class).stream().map(EventType::derive).toList();
  private static final Map<Class<?>, EventType> BY_RECORD =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));
  private static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  /// Every type there is, in the order of the sealed hierarchy.
  public static List<EventType> all() {
    return ALL;
  }

  public static EventType of(PersonEvent event) {
    EventType type = BY_RECORD.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException("not in the hierarchy of events: " + event.getClass());
    }
    return type;
  }

  /// The type of that name, or empty when this version of the program does not know it.
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// `<family>.<event>`, as in the event block's field `type`.
  public String name() {
    return family.token() + "." + event;
  }

  private static EventType derive(Class<? extends PersonEvent> record) {
    return new EventType(Family.of(record), Hierarchy.kebab(record), record);
  }
}
