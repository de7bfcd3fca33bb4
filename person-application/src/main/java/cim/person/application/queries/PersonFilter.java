package cim.person.application.queries;

import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.Email;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.TrustLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which persons are meant. Every person either meets a filter or meets its opposite.
///
/// What a person holds (names, contacts, tags, skills, employments, …) but its relations is also
/// what those held who were merged into it. Texts are compared without regard to case, accents and
/// width.
public sealed interface PersonFilter {
  /// Everybody.
  PersonFilter EVERYONE = new All(List.of());

  /// Whoever meets all of them.
  record All(List<PersonFilter> filters) implements PersonFilter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /// Whoever meets one of them.
  record Any(List<PersonFilter> filters) implements PersonFilter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /// Whoever does not meet it.
  record Not(PersonFilter filter) implements PersonFilter {}

  /// These persons.
  record OneOf(Set<PersonId> ids) implements PersonFilter {
    public OneOf {
      ids = Set.copyOf(ids);
    }
  }

  /// Who is in one of these states.
  record InState(Set<LifecycleState> states) implements PersonFilter {
    public InState {
      states = Set.copyOf(states);
    }
  }

  /// Who has a name, now, before or beside it, of which a word begins so; of several words, for
  /// each of them.
  record NameStartsWith(String text) implements PersonFilter {}

  /// Who has this mailbox.
  record HasEmail(Email email) implements PersonFilter {}

  /// Who has this telephone number.
  record HasPhone(Phone phone) implements PersonFilter {}

  /// Who is marked with this word.
  record HasTag(String tag) implements PersonFilter {}

  /// Who can do this.
  ///
  /// @param minimum how well at least; null for any
  record HasSkill(String name, @Nullable Proficiency minimum) implements PersonFilter {}

  /// Who has an employment with the organization that has not ended before this day.
  record WorksFor(ForeignId organization, LocalDate on) implements PersonFilter {}

  /// Who has another tie to the organization that has not ended before this day.
  record AffiliatedWith(ForeignId organization, LocalDate on) implements PersonFilter {}

  /// To whom this identity of the identity domain is linked.
  record HasIdentity(ForeignId identity) implements PersonFilter {}

  /// Whose own record says what this person is to them, in a relation that has not ended.
  record RelatedTo(PersonId other) implements PersonFilter {}

  /// Who is assigned to the location, and not only until before this day.
  record LocatedAt(ForeignId location, LocalDate on) implements PersonFilter {}

  /// Of whom this is known and was not found to be untrue.
  ///
  /// @param name what a custom attribute is called; null for any
  /// @param value the value as text: words, number, code or day, true or false; null for any
  record HasAttribute(AttributeType attribute, @Nullable String name, @Nullable String value)
      implements PersonFilter {}

  /// Whose identity is verified so far at least.
  record TrustedAtLeast(TrustLevel level) implements PersonFilter {}

  /// Whose first event was recorded in this time, both ends included; a null end is open.
  record Created(@Nullable Instant from, @Nullable Instant to) implements PersonFilter {}

  /// Whose newest event was recorded in this time, both ends included; a null end is open.
  record Updated(@Nullable Instant from, @Nullable Instant to) implements PersonFilter {}

  /// About whom something was last done in this time, both ends included; a null end is open. What
  /// policies do does not count.
  record LastActive(@Nullable Instant from, @Nullable Instant to) implements PersonFilter {}
}
