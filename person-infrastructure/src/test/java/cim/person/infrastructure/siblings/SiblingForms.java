package cim.person.infrastructure.siblings;

import static java.nio.charset.StandardCharsets.UTF_8;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.policies.ForeignEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The forms in which other domains publish their events, good and broken, and what each means.
public final class SiblingForms {
  public static final String ID = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21";
  public static final String OTHER = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b22";
  public static final String PERSON = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b23";
  private static final String ROOT = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b24";
  private static final String CID = "bafyreib2rxk3rybk3aobmv5cjuql3bm2twh4jo5uxgf5kpqcsgz7soitae";

  private static final String DISSOLVED = "ORGANIZATION_DISSOLVED " + ID;
  private static final String ARCHIVED = "LOCATION_ARCHIVED " + ID;
  private static final String REVOKED = "IDENTITY_REVOKED " + ID;
  private static final String LINKED = "IDENTITY_LINKED " + ID + " person " + PERSON;
  private static final String OF_ROOT = " correlation " + ROOT;

  /// @param outcome as [#text] says it; of a broken one, how its reason begins
  public record Form(
      String name, String subject, Map<String, String> headers, String body, String outcome) {
    public SiblingMessage message() {
      return SiblingMessage.of(
          subject,
          headers.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
          body.getBytes(UTF_8));
    }

    public boolean isBroken() {
      return outcome.startsWith("broken");
    }

    public boolean isTold() {
      return !isBroken() && !isPassedOver();
    }

    public boolean isPassedOver() {
      return outcome.startsWith("passed over");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private SiblingForms() {}

  public static List<Form> all() {
    return List.of(
        form(
            "organization: event_type beside the fields, X- headers",
            "events.organization.ID.dissolved",
            Map.of(
                "X-Event-Type",
                "OrganizationDissolved",
                "X-Aggregate-ID",
                ID,
                "X-Correlation-ID",
                ROOT),
            """
            {"event_type":"OrganizationDissolved","event_id":"OTHER","organization_id":"ID","reason":"1",
             "identity":{"correlation_id":{"kind":"Single","value":"ROOT"},"causation_id":"OTHER","message_id":"OTHER"},
             "effective_date":"2026-01-01T00:00:00Z","occurred_at":"2026-01-01T00:00:00Z"}""",
            DISSOLVED + OF_ROOT),
        form(
            "organization: the store's scheme, no headers",
            "organization.events.ID.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","organization_id":"ID","reason":"2","identity":{"correlation_id":"ROOT"}}""",
            DISSOLVED + OF_ROOT),
        form(
            "organization: variant as a key",
            "events.organization.ID.dissolved",
            Map.of(
                "CIM-EVENT-TYPE",
                "organization_dissolved",
                "cim-aggregate-id",
                ID,
                "Cim-Correlation-Id",
                ROOT),
            """
            {"OrganizationDissolved":{"organization_id":"ID","reason":"3"}}""",
            DISSOLVED + OF_ROOT),
        form(
            "organization: event_type with its fields in data",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","data":{"organization_id":{"id":"ID"},"reason":"4"}}""",
            DISSOLVED),
        form(
            "organization: in an envelope, correlation is a CID",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"event_id":"OTHER","aggregate_id":"ID","correlation_id":{"kind":"Transaction","value":"CID"},"causation_id":"CID",
             "payload_metadata":{"source":"organization","version":"v1","payload_type":"x"},
             "payload":{"Right":{"OrganizationDissolved":{"reason":"5"}}}}""",
            DISSOLVED + " correlation " + NameBasedUuid.of("cim:correlation:" + CID)),
        form(
            "organization: correlation as a variant",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","organization_id":"ID","reason":"6","identity":{"correlation_id":{"Single":"ROOT"}}}""",
            DISSOLVED + OF_ROOT),
        form(
            "organization: id in upper case, subject without id",
            "events.organization.acme.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","organization_id":"0199A1C2-7C1E-7D10-8F53-3C5E0F6A9B21"}""",
            DISSOLVED),
        form(
            "organization: only the headers say it",
            "events.organization.acme.dissolved",
            Map.of("Event-Type", "OrganizationDissolved", "AGGREGATE-ID", ID),
            """
            {"reason":"7"}""",
            DISSOLVED),
        form(
            "organization: only the subject says it",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"reason":"8"}""",
            DISSOLVED),
        form(
            "location: variant as a key, no correlation",
            "events.location.ID.archived",
            Map.of("event-type", "LocationArchived", "aggregate-id", ID),
            """
            {"LocationArchived":{"location_id":"ID","name":"n","location_type":"Physical","reason":"9"}}""",
            ARCHIVED),
        form(
            "location: the older name",
            "events.location.ID.deactivated",
            Map.of("event-type", "LocationDeactivated"),
            """
            {"LocationDeactivated":{"location_id":"ID"}}""",
            ARCHIVED),
        form(
            "location: the struct's subject",
            "location.ID.archived",
            Map.of(),
            """
            {"location_id":"ID","reason":"10"}""",
            ARCHIVED),
        form(
            "identity: linked to a person",
            "events.identity.ID.linked_to_person",
            Map.of(),
            """
            {"identity_id":"ID","person_id":"PERSON","linked_at":"2026-01-01T00:00:00Z"}""",
            LINKED),
        form(
            "identity: linked, on the person's subject",
            "identity.person.PERSON.linked",
            Map.of(
                "event-type",
                "IdentityLinkedToPerson",
                "aggregate-id",
                PERSON,
                "correlation-id",
                ROOT),
            """
            {"IdentityLinkedToPerson":{"identity_id":"ID","person_id":"PERSON","linked_at":"2026-01-02T00:00:00Z"}}""",
            LINKED + OF_ROOT),
        form(
            "identity: archived",
            "events.identity.ID.archived",
            Map.of(),
            """
            {"event_type":"IdentityArchived","identity_id":"ID","archived_by":"OTHER","reason":null}""",
            REVOKED),
        form(
            "identity: revoked, with the person in the subject",
            "identity.person.PERSON.revoked",
            Map.of(),
            """
            {"IdentityRevoked":{"identity_id":"ID"}}""",
            REVOKED + " person " + PERSON),
        form(
            "broken: another event on the subject of a dissolution",
            "events.organization.ID.dissolved",
            Map.of("X-Event-Type", "DepartmentDissolved"),
            """
            {"event_type":"DepartmentDissolved","department_id":"OTHER","organization_id":"ID"}""",
            "broken: the body says department_dissolved, and the subject says organization_dissolved"),
        form(
            "passed over: verified",
            "identity.person.PERSON.verified",
            Map.of(),
            """
            {"verification_level":"FullyVerified"}""",
            "passed over: identity_verified"),
        form(
            "passed over: linked to an organization",
            "events.identity.ID.linked_to_organization",
            Map.of(),
            """
            {"IdentityLinkedToOrganization":{"identity_id":"ID","organization_id":"OTHER","role":null}}""",
            "passed over: identity_linked_to_organization"),
        form(
            "passed over: the name of a variant",
            "events.identity.ID.synced",
            Map.of(),
            """
            "ProjectionsSynced\"""",
            "passed over: projections_synced"),
        form(
            "broken: no JSON",
            "events.organization.ID.dissolved",
            Map.of(),
            "{\"event_type\":",
            "broken: the body is not JSON"),
        form(
            "broken: more after the end",
            "events.organization.ID.dissolved",
            Map.of(),
            "{\"organization_id\":\"ID\"} x",
            "broken: the body is not JSON"),
        form(
            "broken: empty",
            "events.organization.ID.dissolved",
            Map.of(),
            "",
            "broken: the body is not JSON"),
        form(
            "broken: a list",
            "events.organization.ID.dissolved",
            Map.of(),
            "[1,2]",
            "broken: the body is neither an object nor the name of a variant"),
        form(
            "broken: too deep",
            "events.organization.ID.dissolved",
            Map.of(),
            "[".repeat(20_000),
            "broken: it cannot be read: Input is too deeply nested"),
        form(
            "broken: too large",
            "events.organization.ID.dissolved",
            Map.of(),
            "{\"organization_id\":\"ID\",\"reason\":\"" + "x".repeat(70_000) + "\"}",
            "broken: the body has 70"),
        form(
            "broken: unknown type",
            "events.identity.ID.danced",
            Map.of(),
            """
            {"IdentityDanced":{"identity_id":"ID"}}""",
            "broken: the type 'IdentityDanced', which the body says, is not known"),
        form(
            "broken: no type",
            "events.identity.ID.changed",
            Map.of(),
            """
            {"identity_id":"ID"}""",
            "broken: the type 'changed', which the subject says, is not known"),
        form(
            "broken: no id",
            "events.organization.acme.dissolved",
            Map.of("X-Event-Type", "OrganizationDissolved"),
            """
            {"event_type":"OrganizationDissolved","reason":"11"}""",
            "broken: it names no organization_id: neither the body nor a header nor the subject does"),
        form(
            "broken: no UUID in the body",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","organization_id":"acme"}""",
            "broken: organization_id in the body is 'acme': it must be a UUID"),
        form(
            "broken: a number for an id",
            "events.organization.ID.dissolved",
            Map.of(),
            """
            {"event_type":"OrganizationDissolved","organization_id":17}""",
            "broken: organization_id in the body is '': it must be a UUID"),
        form(
            "broken: no UUID in a header",
            "events.location.ID.archived",
            Map.of("aggregate-id", "hq"),
            """
            {"LocationArchived":{"location_id":"ID","reason":"12"}}""",
            "broken: the header aggregate-id is 'hq': it must be a UUID"),
        form(
            "broken: body and header disagree",
            "events.location.ID.archived",
            Map.of("aggregate-id", OTHER),
            """
            {"LocationArchived":{"location_id":"ID","reason":"13"}}""",
            "broken: it names an id twice: location_id in the body is "
                + ID
                + ", and the header aggregate-id is "
                + OTHER),
        form(
            "broken: body and subject disagree",
            "events.location.OTHER.archived",
            Map.of(),
            """
            {"LocationArchived":{"location_id":"ID","reason":"14"}}""",
            "broken: it names an id twice: location_id in the body is "
                + ID
                + ", and the subject is "
                + OTHER),
        form(
            "broken: the types disagree",
            "events.location.ID.archived",
            Map.of("event-type", "LocationDefined"),
            """
            {"LocationArchived":{"location_id":"ID","reason":"15"}}""",
            "broken: the body says location_archived, and the header event-type says location_defined"),
        form(
            "broken: linked to nobody",
            "events.identity.ID.linked_to_person",
            Map.of(),
            """
            {"identity_id":"ID","linked_at":"2026-01-03T00:00:00Z"}""",
            "broken: it does not say to which person: person_id is missing"),
        form(
            "broken: only the person is named",
            "identity.person.PERSON.archived",
            Map.of("aggregate-id", PERSON),
            """
            {"reason":"16"}""",
            "broken: it names no identity_id"));
  }

  private static Form form(
      String name, String subject, Map<String, String> headers, String body, String outcome) {
    return new Form(name, filled(subject), headers, filled(body), outcome);
  }

  private static String filled(String text) {
    return text.replace("PERSON", PERSON)
        .replace("OTHER", OTHER)
        .replace("ROOT", ROOT)
        .replace("\"CID\"", "\"" + CID + "\"")
        .replace("\"ID\"", "\"" + ID + "\"")
        .replace(".ID.", "." + ID + ".");
  }

  public static String text(SiblingReading reading) {
    return switch (reading) {
      case SiblingReading.Understood(ForeignEvent event) -> text(event);
      case SiblingReading.PassedOver(String type) -> "passed over: " + type;
      case SiblingReading.Broken(String reason) -> "broken: " + reason;
    };
  }

  public static String text(ForeignEvent event) {
    return event.kind()
        + " "
        + event.subject()
        + event.person().map(person -> " person " + person).orElse("")
        + event.correlation().map(UUID::toString).map(id -> " correlation " + id).orElse("");
  }
}
