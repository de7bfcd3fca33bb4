package cim.person.infrastructure.migration;

import static java.util.Map.entry;

import cim.person.domain.values.MergeReason;
import cim.person.infrastructure.json.StrictJson;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one place where variants of the older service become one form: a function for each. The
/// functions look at nothing but the event.
final class Upcasting {
  private static final Map<String, MergeReason> MERGE_REASONS =
      Map.of(
          "DuplicateIdentity", MergeReason.DUPLICATE_IDENTITY,
          "DataQualityIssue", MergeReason.DATA_QUALITY_ISSUE,
          "UserRequested", MergeReason.USER_REQUESTED,
          "PolicyDetermined", MergeReason.POLICY_DETERMINED);

  /// A variant: how it is read, and under which names it says whom it is about and when.
  private record Variant(Function function, String person, @Nullable String time) {}

  /// @see #upcast
  private interface Function {
    LegacyEvent upcast(Fields event) throws Settled;
  }

  private static final Map<String, Variant> VARIANTS =
      Map.ofEntries(
          v1("PersonCreated", Upcasting::created, "created_at"),
          v1("PersonUpdated", Upcasting::personUpdated, "updated_at"),
          v1("NameUpdated", event -> renamed(event, "reason"), "updated_at"),
          v1("BirthDateSet", Upcasting::born, "set_at"),
          v1("DeathRecorded", Upcasting::died, "recorded_at"),
          v1("PersonDeactivated", Upcasting::deactivated, "deactivated_at"),
          v1("PersonReactivated", Upcasting::reactivated, "reactivated_at"),
          merge("V1.PersonMergedInto", event -> merged(event, "merged_into_id"), "merged_at"),
          v1("AttributeRecorded", Upcasting::attributeRecorded, "recorded_at"),
          v1("AttributeUpdated", Upcasting::attributeUpdated, "updated_at"),
          v1("AttributeInvalidated", Upcasting::attributeInvalidated, "invalidated_at"),
          v1("ComponentRegistered", Upcasting::componentRegistered, "registered_at"),
          v1("ComponentUnregistered", Upcasting::componentUnregistered, "unregistered_at"),
          v1("ComponentDataUpdated", Upcasting::componentDataUpdated, "updated_at"),
          v2("Created", Upcasting::created),
          v2("Activated", Upcasting::reactivated),
          v2("Suspended", Upcasting::deactivated),
          v2("Archived", Upcasting::archived),
          v2("Updated", Upcasting::updated),
          v2("NameUpdated", event -> renamed(event, "change_reason")),
          v2("BirthDateSet", Upcasting::born),
          v2("DeathRecorded", Upcasting::died),
          merge("V2.PersonMerged", event -> merged(event, "target_person_id"), null),
          v2("ComponentAdded", Upcasting::componentAdded),
          v2("ComponentUpdated", Upcasting::componentUpdated),
          v2("ComponentRemoved", Upcasting::componentRemoved),
          v2("LocationAssigned", Upcasting::locationAssigned),
          v2("EmploymentAdded", Upcasting::employmentAdded),
          v2("IdentityLinked", Upcasting::identityLinked),
          v2("MetadataUpdated", Upcasting::metadataUpdated));

  private Upcasting() {}

  private static Map.Entry<String, Variant> v1(String name, Function function, String time) {
    return entry("V1." + name, new Variant(function, "person_id", time));
  }

  private static Map.Entry<String, Variant> v2(String name, Function function) {
    return entry("V2." + name, new Variant(function, "person_id", null));
  }

  private static Map.Entry<String, Variant> merge(
      String name, Function function, @Nullable String time) {
    return entry(name, new Variant(function, "source_person_id", time));
  }

  /// All variants that are understood: `V1.PersonCreated`.
  static Set<String> variants() {
    return VARIANTS.keySet();
  }

  /// The name of the field that says whom the event is about.
  static String person(String variant) {
    return variant(variant).person();
  }

  /// The name of the field that says when it happened; V2 says that in its metadata.
  static @Nullable String time(String variant) {
    return variant(variant).time();
  }

  /// The event in one form.
  ///
  /// @throws Settled when it is none of that variant, or no fact
  static LegacyEvent upcast(String variant, Fields event) throws Settled {
    return variant(variant).function().upcast(event);
  }

  private static Variant variant(String name) {
    Variant variant = VARIANTS.get(name);
    if (variant == null) {
      throw new IllegalArgumentException("no variant is called " + name);
    }
    return variant;
  }

  private static LegacyEvent created(Fields event) throws Settled {
    return new LegacyEvent.Created(Names.read(event, "name"), Words.sentence(event, "source"));
  }

  private static LegacyEvent personUpdated(Fields event) throws Settled {
    return new LegacyEvent.Renamed(Names.read(event, "name"), null);
  }

  private static LegacyEvent renamed(Fields event, String reason) throws Settled {
    event.optional("old_name");
    return new LegacyEvent.Renamed(Names.read(event, "new_name"), event.optionalText(reason));
  }

  private static LegacyEvent born(Fields event) throws Settled {
    return new LegacyEvent.Born(day(event, "birth_date"));
  }

  private static LegacyEvent died(Fields event) throws Settled {
    return new LegacyEvent.Died(day(event, "date_of_death"));
  }

  private static LocalDate day(Fields event, String name) throws Settled {
    LocalDate day = event.date(name);
    if (day.getYear() < 1 || day.getYear() > 9_999) {
      throw new Settled(Code.OUT_OF_RANGE, name + " must have a year from 1 to 9999");
    }
    return day;
  }

  private static LegacyEvent deactivated(Fields event) throws Settled {
    return new LegacyEvent.Deactivated(Words.sentence(event, "reason"));
  }

  private static LegacyEvent reactivated(Fields event) throws Settled {
    return new LegacyEvent.Reactivated(Words.sentence(event, "reason"));
  }

  private static LegacyEvent archived(Fields event) throws Settled {
    return new LegacyEvent.PutAway(Words.sentence(event, "reason"));
  }

  private static LegacyEvent merged(Fields event, String target) throws Settled {
    return new LegacyEvent.MergedInto(event.person(target), mergeReason(event, "merge_reason"));
  }

  static MergeReason mergeReason(Fields fields, String name) throws Settled {
    return Words.one(MERGE_REASONS, fields, name);
  }

  private static LegacyEvent attributeRecorded(Fields event) throws Settled {
    Attributes.Told told = Attributes.read(event, "attribute");
    return new LegacyEvent.FactRecorded(told.kind(), told.fact());
  }

  private static LegacyEvent attributeUpdated(Fields event) throws Settled {
    event.optional("old_attribute");
    Attributes.Told told = Attributes.read(event, "new_attribute");
    String meant = Attributes.type(event, "attribute_type");
    if (!Attributes.kind(meant).equals(told.kind())) {
      throw new Settled(
          Code.VALUE_TYPE_MISMATCH, meant + " was to be replaced by another attribute");
    }
    return new LegacyEvent.FactReplaced(told.kind(), told.fact());
  }

  private static LegacyEvent attributeInvalidated(Fields event) throws Settled {
    return new LegacyEvent.FactEnded(
        Attributes.kind(Attributes.type(event, "attribute_type")),
        event.time("invalidated_at").atZone(ZoneOffset.UTC).toLocalDate(),
        event.optionalText("reason"));
  }

  private static LegacyEvent componentRegistered(Fields event) throws Settled {
    if (!event.has("registered_by")) {
      event.notes().add(Code.MISSING_DEFAULTED_FIELD, "registered_by is taken to be unknown");
    }
    event.optional("registered_by");
    return new LegacyEvent.ComponentRegistered(componentType(event));
  }

  private static LegacyEvent componentUnregistered(Fields event) throws Settled {
    return new LegacyEvent.ComponentUnregistered(componentType(event));
  }

  private static LegacyEvent componentDataUpdated(Fields event) throws Settled {
    event.optional("component_id");
    Fields data = event.object("data");
    return new LegacyEvent.ComponentTold(Components.kind(data), Components.read(data), false);
  }

  private static LegacyEvent componentUpdated(Fields event) throws Settled {
    event.optional("component_id");
    event.optional("component_type");
    Fields changes = event.object("changes");
    return new LegacyEvent.ComponentTold(Components.kind(changes), Components.read(changes), false);
  }

  /// What was converted from a registration has no data.
  private static LegacyEvent componentAdded(Fields event) throws Settled {
    String type = componentType(event);
    Object whole = event.any("component_data");
    return whole instanceof Map<?, ?> map && map.isEmpty()
        ? new LegacyEvent.ComponentRegistered(type)
        : new LegacyEvent.ComponentTold(
            type, Components.added(type, event.object("component_data"), whole), true);
  }

  private static LegacyEvent componentRemoved(Fields event) throws Settled {
    event.optional("component_id");
    return new LegacyEvent.ComponentRemoved(componentType(event));
  }

  private static String componentType(Fields event) throws Settled {
    return event.any("component_type") instanceof Map<?, ?>
        ? "Custom." + Words.line(event.object("component_type"), "Custom")
        : Words.line(event, "component_type");
  }

  private static LegacyEvent locationAssigned(Fields event) throws Settled {
    return new LegacyEvent.LocationAssigned(
        event.foreign("location_id"), Words.line(event, "location_type"));
  }

  private static LegacyEvent employmentAdded(Fields event) throws Settled {
    return new LegacyEvent.EmploymentAdded(
        event.foreign("organization_id"), Words.line(event, "role"));
  }

  private static LegacyEvent identityLinked(Fields event) throws Settled {
    return new LegacyEvent.IdentityLinked(
        event.foreign("identity_id"), Words.line(event, "identity_type"));
  }

  private static LegacyEvent metadataUpdated(Fields event) throws Settled {
    return new LegacyEvent.Remarked(
        "metadata." + Words.line(event, "metadata_type"),
        StrictJson.write(event.any("metadata_value")));
  }

  /// Free JSON, in which four things are known: converted from V1.
  private static LegacyEvent updated(Fields event) throws Settled {
    Fields updates = event.object("updates");
    return switch (updates.onlyName()) {
      case "name" -> personUpdated(updates);
      case "attribute_recorded" -> {
        Attributes.Told told = Attributes.read(updates, "attribute_recorded");
        yield new LegacyEvent.FactRecorded(told.kind(), told.fact());
      }
      case "attribute_updated" -> {
        Attributes.Told told = Attributes.read(updates, "attribute_updated");
        yield new LegacyEvent.FactReplaced(told.kind(), told.fact());
      }
      case "attribute_invalidated" ->
          new LegacyEvent.FactEnded(
              Attributes.kind(Attributes.type(updates, "attribute_invalidated")),
              event.object("metadata").time("timestamp").atZone(ZoneOffset.UTC).toLocalDate(),
              null);
      case null, default ->
          new LegacyEvent.Remarked("updates", StrictJson.write(event.any("updates")));
    };
  }

  /// Whom the event names as the one who did it, beside its metadata.
  static @Nullable String actor(String variant, Fields event) throws Settled {
    return switch (variant) {
      case "V1.ComponentRegistered" -> event.optionalText("registered_by");
      case "V1.AttributeRecorded" -> recordedBy(event.object("attribute"));
      case "V1.AttributeUpdated" -> recordedBy(event.object("new_attribute"));
      default -> null;
    };
  }

  private static @Nullable String recordedBy(Fields attribute) throws Settled {
    return attribute.object("provenance").optionalText("recorded_by");
  }
}
