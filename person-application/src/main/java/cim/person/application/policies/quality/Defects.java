package cim.person.application.policies.quality;

import cim.person.domain.state.Attribute;
import cim.person.domain.state.BirthDate;
import cim.person.domain.state.CommunicationPreferences;
import cim.person.domain.state.Consent;
import cim.person.domain.state.Employment;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.Part;
import cim.person.domain.state.Person;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Title;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Contact;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.Period;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be wrong with a person's data although every command was allowed.
final class Defects {
  private static final Set<AttributeType> FOR_LIFE =
      Set.of(AttributeType.BIRTH_COUNTRY, AttributeType.BLOOD_TYPE);

  private Defects() {}

  static boolean hasNoContact(Person person) {
    return wantsContact(person)
        && Stream.of(Channel.values()).noneMatch(channel -> isReached(person, channel));
  }

  static boolean hasNoContactForItsChannel(Person person) {
    return wantsContact(person)
        && person
            .only(CommunicationPreferences.class)
            .filter(wish -> !isReached(person, wish.preferredChannel()))
            .isPresent();
  }

  private static boolean wantsContact(Person person) {
    return person
        .only(CommunicationPreferences.class)
        .filter(CommunicationPreferences::doNotContact)
        .isEmpty();
  }

  private static boolean isReached(Person person, Channel channel) {
    Class<? extends Contact> kind =
        switch (channel) {
          case EMAIL -> Email.class;
          case PHONE, SMS -> Phone.class;
          case POST -> PostalAddress.class;
          case MESSAGING -> Messaging.class;
        };
    return person.parts(HeldContact.class).stream()
        .anyMatch(held -> kind.isInstance(held.contact()));
  }

  static Optional<Instant> contactsStayUnverified(Person person, FlagDataQualitySettings settings) {
    return person.parts(HeldContact.class).stream()
        .filter(held -> held.preferred() && held.verifiedAt() == null)
        .map(held -> held.recordedAt().plus(settings.unverified()))
        .min(Comparator.naturalOrder());
  }

  /// Days end in UTC.
  static Optional<Instant> consentsExpire(Person person) {
    Collection<List<Consent>> purposes =
        person.parts(Consent.class).stream()
            .collect(Collectors.groupingBy(each -> each.purpose().toLowerCase(Locale.ROOT)))
            .values();
    return purposes.stream()
        .flatMap(consents -> lastDay(consents).stream())
        .min(Comparator.naturalOrder())
        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /// The last day on which one of the consents to a purpose holds; none where the purpose is
  /// settled: the newest was withdrawn, or one holds for ever.
  private static Optional<LocalDate> lastDay(List<Consent> consents) {
    List<Consent> granted =
        consents.stream().filter(consent -> consent.withdrawnAt() == null).toList();
    boolean isSettled =
        !granted.contains(consents.getLast())
            || granted.stream().anyMatch(consent -> consent.expiresOn() == null);
    return isSettled
        ? Optional.empty()
        : granted.stream()
            .flatMap(consent -> Stream.ofNullable(consent.expiresOn()))
            .max(Comparator.naturalOrder());
  }

  static boolean beginsBeforeBirth(Person person) {
    return person
        .only(BirthDate.class)
        .filter(
            birth ->
                person.parts().stream()
                    .flatMap(part -> beginning(part).stream())
                    .map(day -> new PartialDate(day, DatePrecision.DAY))
                    .anyMatch(day -> day.isSurelyBefore(birth.born())))
        .isPresent();
  }

  private static Optional<LocalDate> beginning(Part part) {
    return switch (part) {
      case Employment employment -> Optional.of(employment.from());
      case Qualification qualification -> Optional.of(qualification.from());
      case Title title -> Optional.of(title.from());
      case LocationAssignment place -> Optional.of(place.from());
      default -> Optional.empty();
    };
  }

  static boolean contradictsItself(Person person) {
    return FOR_LIFE.stream()
        .anyMatch(
            attribute ->
                person.parts(Attribute.class).stream()
                        .filter(held -> held.attribute() == attribute && !held.invalidated())
                        .map(Attribute::fact)
                        .filter(fact -> fact.confidence() == Confidence.CERTAIN)
                        .map(fact -> fact.value())
                        .distinct()
                        .count()
                    > 1);
  }

  static boolean employmentsOverlap(Person person) {
    List<Employment> all = person.parts(Employment.class);
    return all.stream()
        .anyMatch(
            one ->
                all.stream()
                    .anyMatch(
                        other ->
                            !other.id().equals(one.id())
                                && isSamePosition(one, other)
                                && Period.holds(other.from(), other.to(), one.from())));
  }

  private static boolean isSamePosition(Employment one, Employment other) {
    return one.organizationId().equals(other.organizationId())
        && one.role().title().equalsIgnoreCase(other.role().title());
  }
}
