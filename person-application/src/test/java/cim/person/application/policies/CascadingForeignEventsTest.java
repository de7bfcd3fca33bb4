package cim.person.application.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.Employment;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.Cid;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of a person's ties to what other domains keep, when that is no more.
class CascadingForeignEventsTest {
  private static final ForeignId GONE = new ForeignId(new UUID(7, 1));
  private static final ForeignId STAYS = new ForeignId(new UUID(7, 2));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate FIRST = TODAY.minusYears(1);

  private final PolicyWorld world =
      new PolicyWorld(
          made ->
              new CascadeRelationships(
                  made.models, made.models, made.models, made.settings, made::now));

  @Test
  void anOrganizationThatIsDissolvedEmploysNobody() {
    List<PersonId> employees = world.persons(25);
    employees.forEach(each -> employ(each, GONE, FIRST));
    PersonId elsewhere = world.person();
    employ(elsewhere, STAYS, FIRST);
    ForeignEvent dissolved = event(ForeignEvent.Kind.ORGANIZATION_DISSOLVED, GONE, null);
    tell(dissolved);
    for (PersonId each : employees) {
      assertEquals(TODAY, world.parts(each, Employment.class).getFirst().to());
      RecordedEvent last = world.history(each).getLast();
      assertEquals(dissolved.cause().toString(), last.cause());
    }
    assertEquals(null, world.parts(elsewhere, Employment.class).getFirst().to());
    tell(dissolved);
    assertEquals(25, world.counts().done());
    assertEquals(0, world.counts().skipped());
  }

  @Test
  void whatHasEndedStaysAndWhatHasNotBegunEndsOnItsFirstDay() {
    PersonId person = world.person();
    PartId ended = employ(person, GONE, FIRST);
    world.ask(person, new EndEmployment(ended, FIRST.plusDays(1), null));
    PartId future = employ(person, GONE, TODAY.plusYears(1));
    affiliate(person, GONE, TODAY.plusDays(10));
    affiliate(person, GONE, TODAY.minusDays(10));
    affiliate(person, STAYS, null);
    tell(event(ForeignEvent.Kind.ORGANIZATION_DISSOLVED, GONE, null));
    assertEquals(FIRST.plusDays(1), employment(person, ended).to());
    assertEquals(TODAY.plusYears(1), employment(person, future).to());
    List<Affiliation> held = world.parts(person, Affiliation.class);
    assertEquals(TODAY, held.get(0).to());
    assertEquals(TODAY.minusDays(10), held.get(1).to());
    assertEquals(null, held.get(2).to());
    assertEquals(2, world.counts().done());
  }

  @Test
  void aLocationThatIsArchivedIsNobodysPlace() {
    PersonId person = world.person();
    locate(person, GONE);
    locate(person, STAYS);
    tell(event(ForeignEvent.Kind.LOCATION_ARCHIVED, GONE, null));
    List<LocationAssignment> held = world.parts(person, LocationAssignment.class);
    assertEquals(TODAY, held.get(0).to());
    assertEquals(null, held.get(1).to());
  }

  @Test
  void anIdentityThatIsRevokedSuspendsWhoeverItIs() {
    PersonId person = world.person();
    PersonId other = world.person();
    PersonId survivor = world.person();
    PersonId merged = world.person();
    world.ask(person, new LinkIdentity(GONE, "oidc"));
    world.ask(other, new LinkIdentity(STAYS, "oidc"));
    world.ask(merged, new LinkIdentity(GONE, "oidc"));
    world.ask(merged, new MergePerson(survivor, MergeReason.DUPLICATE_IDENTITY));
    tell(event(ForeignEvent.Kind.IDENTITY_REVOKED, GONE, null));
    assertEquals(LifecycleState.SUSPENDED, state(person));
    assertEquals(LifecycleState.ACTIVE, state(other));
    assertEquals(LifecycleState.SUSPENDED, state(survivor));
    assertEquals(LifecycleState.MERGED, state(merged));
  }

  @Test
  void anIdentityIsLinkedToThePersonOrItsSurvivor() {
    PersonId person = world.person();
    PersonId survivor = world.person();
    tell(event(ForeignEvent.Kind.IDENTITY_LINKED, GONE, person));
    world.ask(person, new MergePerson(survivor, MergeReason.DUPLICATE_IDENTITY));
    tell(event(ForeignEvent.Kind.IDENTITY_LINKED, STAYS, person));
    assertEquals(
        List.of(new LinkedIdentity(GONE, "identity")), world.parts(person, LinkedIdentity.class));
    assertEquals(
        List.of(new LinkedIdentity(STAYS, "identity")),
        world.parts(survivor, LinkedIdentity.class));
  }

  @Test
  void whatIsSaidOfNothingOrNobodyIsAFailure() {
    ForeignEvent ofNobody = event(ForeignEvent.Kind.IDENTITY_LINKED, GONE, null);
    ForeignEvent ofNothing =
        new ForeignEvent(
            ForeignEvent.Kind.LOCATION_ARCHIVED,
            "the office",
            Optional.empty(),
            Optional.empty(),
            Cid.ofRaw(new byte[1]));
    assertThrows(IllegalArgumentException.class, () -> tell(ofNobody));
    assertThrows(IllegalArgumentException.class, () -> tell(ofNothing));
  }

  private static ForeignEvent event(
      ForeignEvent.Kind kind, ForeignId subject, @Nullable PersonId person) {
    return new ForeignEvent(
        kind,
        subject.toString(),
        Optional.ofNullable(person),
        Optional.empty(),
        Cid.ofRaw(subject.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private void tell(ForeignEvent event) {
    world.run(new Trigger.Told(event));
  }

  private PartId employ(PersonId person, ForeignId organization, LocalDate from) {
    PartId id = new PartId(UUID.randomUUID());
    world.ask(
        person,
        new AddEmployment(
            id, organization, new EmploymentRole("Clerk", null, null), null, null, from, null));
    return id;
  }

  private void affiliate(PersonId person, ForeignId organization, @Nullable LocalDate to) {
    world.ask(
        person,
        new AddAffiliation(
            new PartId(UUID.randomUUID()), organization, AffiliationKind.MEMBER, FIRST, to));
  }

  private void locate(PersonId person, ForeignId location) {
    world.ask(
        person,
        new AssignLocation(
            new PartId(UUID.randomUUID()), location, LocationKind.WORK, FIRST, null));
  }

  private Employment employment(PersonId person, PartId id) {
    return world.record(person).state().part(Employment.class, id).orElseThrow();
  }

  private LifecycleState state(PersonId person) {
    return world.record(person).state().lifecycle().state();
  }
}
