package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.Text;
import org.jspecify.annotations.Nullable;

/// Commands about words that a person is marked with.
public sealed interface TagCommand extends ComponentCommand {
  /// Marks the person with a word.
  ///
  /// @param tag the word
  record Tag(String tag) implements TagCommand, Addition {
    public Tag {
      tag = Text.parse("tag", tag, Text.LINE);
    }
  }

  /// Takes a mark away.
  ///
  /// @param tag the word
  /// @param reason why
  record Untag(String tag, @Nullable String reason) implements TagCommand, Ending {
    public Untag {
      tag = Text.parse("tag", tag, Text.LINE);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
