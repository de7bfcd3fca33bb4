package cim.person.infrastructure.compatibility;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.events.AttributeEvent.AttributeCorrected;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Restored;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.state.Attribute;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events in the second form (V2) of the older service, release 0.8; null for what it had no word
/// for.
///
/// @param times says what an attribute is of which an event tells only the id
record OlderForm(TimeTravel times) {
  /// @param id of the event, the same each time
  record Told(String subject, String id, Map<String, @Nullable Object> body) {}

  @Nullable Told of(RecordedEvent event) {
    return switch (event.event()) {
      case Created(var name, var source) ->
          told(event, "created", "Created", "name", name(name), "source", text(source));
      // There were no drafts: who was created was active.
      case Activated _ -> event.seq() <= 2 ? null : activated(event, "activated");
      case Reactivated(var reason) -> activated(event, text(reason));
      case Restored(var reason) -> activated(event, reason);
      case Suspended(var reason) -> told(event, "suspended", "Suspended", "reason", reason);
      case Archived(var reason) -> told(event, "archived", "Archived", "reason", reason);
      case NameUpdated(var name, var previous, var reason, _) ->
          told(
              event,
              "name_updated",
              "NameUpdated",
              "old_name",
              name(previous),
              "new_name",
              name(name),
              "change_reason",
              reason == NameChangeReason.OTHER ? null : spoken(reason));
      case BirthDateRecorded(var date, var precision) ->
          precision == DatePrecision.DAY
              ? told(event, "birth_date_set", "BirthDateSet", "birth_date", date.toString())
              : null;
      case DeathRecorded(var date, _) ->
          date == null
              ? null
              : told(event, "death_recorded", "DeathRecorded", "date_of_death", date.toString());
      case MergedInto(var target, var reason) ->
          told(
              event,
              "merged",
              "PersonMerged",
              "target_person_id",
              id(target),
              "merge_reason",
              OlderAttributes.camel(reason));
      case AttributeRecorded recorded ->
          updated(event, "attribute_recorded", recorded.attributeId());
      case AttributeCorrected corrected ->
          updated(event, "attribute_updated", corrected.attributeId());
      case AttributeInvalidated invalidated ->
          updated(event, "attribute_invalidated", invalidated.attributeId());
      default -> null;
    };
  }

  private static Told activated(RecordedEvent event, String reason) {
    return told(event, "activated", "Activated", "reason", reason);
  }

  private @Nullable Told updated(RecordedEvent event, String what, PartId id) {
    return times.atCid(event.person(), event.cid()).stream()
        .flatMap(person -> person.state().parts(Attribute.class).stream())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(
            each ->
                each.invalidated()
                    ? OlderAttributes.type(each)
                    : OlderAttributes.write(each, event.at()))
        .map(written -> told(event, "updated", "Updated", "updates", Map.of(what, written)))
        .orElse(null);
  }

  private static Told told(
      RecordedEvent event, String token, String variant, @Nullable Object... fields) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put(variant.equals("PersonMerged") ? "source_person_id" : "person_id", id(event.person()));
    for (int i = 0; i < fields.length; i += 2) {
      data.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    data.put("metadata", metadata(event));
    String eventId = NameBasedUuid.of("cim-person:compatibility:event:" + event.cid()).toString();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("event_id", eventId);
    body.put("aggregate_id", id(event.person()));
    body.put("sequence", event.seq());
    body.put("event", tagged(variant, data));
    body.put("stream_position", null);
    String subject = "person.events.%s.person.%s".formatted(event.person(), token);
    return new Told(subject, eventId, body);
  }

  private static Map<String, Object> tagged(String variant, Map<String, @Nullable Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_type", variant);
    event.put("data", data);
    return event;
  }

  private static Map<String, @Nullable Object> metadata(RecordedEvent event) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("version", "1.0");
    metadata.put("correlation_id", event.correlation().toString());
    metadata.put("causation_id", event.command().toString());
    metadata.put("timestamp", event.at().toString());
    metadata.put("actor", event.actor());
    metadata.put("context", Map.of());
    return metadata;
  }

  private static Map<String, @Nullable Object> name(PersonName name) {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("given_names", name.given());
    parts.put("family_names", name.family());
    parts.put("patronymic", name.patronymic());
    parts.put("matronymic", name.matronymic());
    parts.put("prefixes", name.prefixes());
    parts.put("suffixes", name.suffixes());
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    written.put("components", parts);
    written.put("preferred_form", name.preferred());
    written.put("naming_convention", OlderAttributes.camel(name.convention()));
    return written;
  }

  static Map<String, String> id(PersonId person) {
    return Map.of("id", person.toString());
  }

  private static String text(@Nullable String text) {
    return text == null ? "unknown" : text;
  }

  private static String spoken(NameChangeReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
