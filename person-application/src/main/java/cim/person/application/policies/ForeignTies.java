package cim.person.application.policies;

import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.Employment;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.Part;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.Id;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of the ties of persons to what other domains keep.
record ForeignTies(PersonPages pages, Survivors survivors) {
  /// What kind of identity it is, events of the identity domain do not say.
  private static final String IDENTITY = "identity";

  /// @param today the last day of what ends, unless it had not begun yet
  /// @throws IllegalArgumentException when the event does not name what it is about
  List<Consequence> after(ForeignEvent event, LocalDate today) {
    ForeignId subject = new ForeignId(Id.parse(event.subject()));
    return switch (event.kind()) {
      case ORGANIZATION_DISSOLVED -> dissolved(subject, today);
      case LOCATION_ARCHIVED -> archived(subject, today);
      case IDENTITY_REVOKED -> revoked(subject);
      case IDENTITY_LINKED -> linked(event, subject);
    };
  }

  private List<Consequence> dissolved(ForeignId organization, LocalDate today) {
    String reason = "the organization was dissolved";
    List<Consequence> all = new ArrayList<>();
    each(
        new PersonFilter.Any(
            List.of(
                new PersonFilter.WorksFor(organization, today),
                new PersonFilter.AffiliatedWith(organization, today))),
        person -> {
          parts(person, Employment.class)
              .filter(held -> held.organizationId().equals(organization))
              .filter(held -> isOpen(held.to(), today))
              .map(held -> new EndEmployment(held.id(), later(held.from(), today), reason))
              .forEach(end -> all.add(consequence(person, end.employmentId(), end)));
          parts(person, Affiliation.class)
              .filter(held -> held.organizationId().equals(organization))
              .filter(held -> isOpen(held.to(), today))
              .map(held -> new EndAffiliation(held.id(), later(held.from(), today), reason))
              .forEach(end -> all.add(consequence(person, end.affiliationId(), end)));
        });
    return all;
  }

  private List<Consequence> archived(ForeignId location, LocalDate today) {
    List<Consequence> all = new ArrayList<>();
    each(
        new PersonFilter.LocatedAt(location, today),
        person ->
            parts(person, LocationAssignment.class)
                .filter(held -> held.locationId().equals(location))
                .filter(held -> isOpen(held.to(), today))
                .map(
                    held ->
                        new EndLocation(
                            held.id(), later(held.from(), today), "the location was archived"))
                .forEach(end -> all.add(consequence(person, end.assignmentId(), end))));
    return all;
  }

  /// Also whoever survived the one to whom it was linked.
  private List<Consequence> revoked(ForeignId identity) {
    List<Consequence> all = new ArrayList<>();
    each(
        new PersonFilter.HasIdentity(identity),
        person ->
            all.add(
                Consequence.of(
                    person.id(), "suspend", new SuspendPerson("the identity was revoked"))));
    return all;
  }

  private List<Consequence> linked(ForeignEvent event, ForeignId identity) {
    PersonId named =
        event
            .person()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(identity + " was linked to nobody in particular"));
    return List.of(
        Consequence.of(
            survivors.of(named), "link:" + identity, new LinkIdentity(identity, IDENTITY)));
  }

  /// Whoever was merged accepts nothing.
  private void each(PersonFilter filter, Consumer<PersonRecord> visitor) {
    pages.forEach(
        filter,
        person -> {
          if (!(person.state().lifecycle() instanceof Lifecycle.Merged)) {
            visitor.accept(person);
          }
        });
  }

  private static <P extends Part> Stream<P> parts(PersonRecord person, Class<P> kind) {
    return person.state().parts(kind).stream();
  }

  private static boolean isOpen(@Nullable LocalDate to, LocalDate today) {
    return to == null || to.isAfter(today);
  }

  private static LocalDate later(LocalDate from, LocalDate today) {
    return from.isAfter(today) ? from : today;
  }

  private static Consequence consequence(PersonRecord person, PartId part, PersonCommand command) {
    return Consequence.of(person.id(), "end:" + part, command);
  }
}
