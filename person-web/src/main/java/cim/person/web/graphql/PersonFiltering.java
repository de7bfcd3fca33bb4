package cim.person.web.graphql;

import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.TrustLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which persons a client asks for: those who meet everything that is set.
///
/// @param ids these persons
/// @param lifecycle who is in one of these states
/// @param nameStartsWith who has names in which each of these words is the beginning of one
/// @param email who has this address
/// @param phone who has this number
/// @param tag who is marked with this word
/// @param skill who can do this
/// @param employer who works for this organization
/// @param location who is assigned to this location
/// @param attribute of whom this is known
/// @param trustAtLeast whose identity is verified so far at least
/// @param createdFrom whose first event was recorded then or later
/// @param createdTo whose first event was recorded then or earlier
/// @param updatedFrom whose newest event was recorded then or later
/// @param updatedTo whose newest event was recorded then or earlier
/// @param and who meets all of these
/// @param or who meets one of these
/// @param not who does not meet this
public record PersonFiltering(
    @Nullable List<String> ids,
    @Nullable List<LifecycleState> lifecycle,
    @Nullable String nameStartsWith,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String tag,
    @Nullable Skilled skill,
    @Nullable String employer,
    @Nullable String location,
    @Nullable Attributed attribute,
    @Nullable TrustLevel trustAtLeast,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    @Nullable Instant updatedFrom,
    @Nullable Instant updatedTo,
    @Nullable List<PersonFiltering> and,
    @Nullable List<PersonFiltering> or,
    @Nullable PersonFiltering not) {

  /// Which skill a client asks for.
  ///
  /// @param name what it is called
  /// @param minimumProficiency how well it is mastered at least; any when absent
  public record Skilled(String name, @Nullable Proficiency minimumProficiency) {}

  /// Which attribute a client asks for.
  ///
  /// @param attribute its type
  /// @param name what a custom attribute is called; any when absent
  /// @param value its value as text; any when absent
  public record Attributed(
      AttributeType attribute, @Nullable String name, @Nullable String value) {}
}
