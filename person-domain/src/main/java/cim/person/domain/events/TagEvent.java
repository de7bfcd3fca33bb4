package cim.person.domain.events;

import org.jspecify.annotations.Nullable;

/// What changed about words that a person is marked with.
public sealed interface TagEvent extends ComponentEvent {
  /// The person was marked with a word.
  ///
  /// @param tag the word
  record Tagged(String tag) implements TagEvent {}

  /// A mark was taken away.
  ///
  /// @param tag the word
  /// @param reason why
  record Untagged(String tag, @Nullable String reason) implements TagEvent {}
}
