package cim.person.web.graphql;

import static cim.person.application.data.MalformedData.below;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.EventFilter;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events that a client asks for. What is absent or an empty list is no condition.
///
/// @param person those of one person
/// @param families those of one of these families
/// @param types those of one of these types, such as components.contact-added
/// @param actor those that one actor asked for
/// @param correlation those that follow from one root command
/// @param cause those that one event or message led to
/// @param from those that were recorded at this time or later
/// @param to those that were recorded before this time
public record EventFiltering(
    @Nullable String person,
    @Nullable List<Family> families,
    @Nullable List<String> types,
    @Nullable String actor,
    @Nullable String correlation,
    @Nullable String cause,
    @Nullable Instant from,
    @Nullable Instant to) {

  /// The filter that is asked for; all events when none is.
  ///
  /// @throws MalformedData naming the field that cannot be
  public static EventFilter filter(String argument, @Nullable EventFiltering asked) {
    return asked == null ? EventFilter.EVERYTHING : asked.read(argument);
  }

  private EventFilter read(String path) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new MalformedData(below(path, "to"), "must be after from");
    }
    return new EventFilter(
        person == null ? null : Arguments.person(below(path, "person"), person),
        families == null ? Set.of() : Set.copyOf(families),
        types == null ? Set.of() : types(below(path, "types"), types),
        actor,
        correlation == null ? null : Arguments.uuid(below(path, "correlation"), correlation),
        cause == null ? null : Arguments.cid(below(path, "cause"), cause),
        from,
        to);
  }

  private static Set<EventType> types(String path, List<String> names) {
    Set<EventType> types = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String field = "%s[%d]".formatted(path, i);
      types.add(
          EventType.named(names.get(i))
              .orElseThrow(
                  () ->
                      new MalformedData(
                          field, "must be a type of event such as components.contact-added")));
    }
    return types;
  }
}
