package cim.person.infrastructure.siblings;

import static cim.person.application.policies.ForeignEvent.Kind.IDENTITY_LINKED;
import static cim.person.application.policies.ForeignEvent.Kind.IDENTITY_REVOKED;
import static cim.person.application.policies.ForeignEvent.Kind.LOCATION_ARCHIVED;
import static cim.person.application.policies.ForeignEvent.Kind.ORGANIZATION_DISSOLVED;

import cim.person.application.policies.ForeignEvent.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A type of event that another domain is known to publish.
///
/// @param name in one spelling, with its domain: `organization_dissolved`
/// @param kind what it means to us; empty: nothing
record SiblingType(String name, Optional<Kind> kind) {
  static final List<String> DOMAINS = List.of("organization", "location", "identity");

  private static final Map<String, SiblingType> KNOWN = known();

  /// @param text as one of them spells it: `OrganizationDissolved`, `department.dissolved`
  /// @param domain whose it is when the text does not say so; empty: not known
  static Optional<SiblingType> of(String text, String domain) {
    String name = words(text);
    return Optional.ofNullable(KNOWN.get(name))
        .or(() -> Optional.ofNullable(KNOWN.get(domain + "_" + name)));
  }

  private static String words(String text) {
    return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .replaceAll("[.\\- ]", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static Map<String, SiblingType> known() {
    Map<String, SiblingType> types = new HashMap<>();
    concerning(types, ORGANIZATION_DISSOLVED, "organization_dissolved");
    concerning(types, LOCATION_ARCHIVED, "location_archived", "location_deactivated");
    concerning(types, IDENTITY_REVOKED, "identity_revoked", "identity_archived");
    concerning(types, IDENTITY_LINKED, "identity_linked_to_person");
    passed(
        types,
        """
        organization_created organization_updated organization_merged organization_acquired
        organization_status_changed organization_child_added organization_child_removed
        child_organization_added child_organization_removed
        department_created department_updated department_restructured department_dissolved
        team_formed team_updated team_disbanded role_created role_updated role_deprecated
        facility_created facility_updated facility_removed
        member_added member_removed member_role_updated reporting_relationship_changed
        location_added location_removed primary_location_changed
        """);
    passed(
        types,
        """
        location_defined location_updated location_parent_set location_parent_removed
        parent_location_set parent_location_removed location_metadata_added
        """);
    passed(
        types,
        """
        identity_created identity_updated identity_verified identity_merged identities_merged
        identity_linked_to_organization identity_authentication_requested
        relationship_established relationship_validated relationship_expired relationship_revoked
        relationship_type_changed relationships_traversed verification_started
        verification_completed workflow_started workflow_step_completed workflow_completed
        workflow_timed_out projection_created projections_synced
        person_registered email_updated phone_updated address_updated trust_level_changed
        joined_organization left_organization
        """);
    return Map.copyOf(types);
  }

  private static void concerning(Map<String, SiblingType> types, Kind kind, String... names) {
    for (String name : names) {
      types.put(name, new SiblingType(name, Optional.of(kind)));
    }
  }

  private static void passed(Map<String, SiblingType> types, String names) {
    names
        .lines()
        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
        .forEach(name -> types.put(name, new SiblingType(name, Optional.empty())));
  }

  boolean meansTheSameAs(SiblingType other) {
    return kind.equals(other.kind);
  }
}
