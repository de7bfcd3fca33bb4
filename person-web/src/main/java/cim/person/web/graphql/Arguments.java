package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what clients write as text. What cannot be read is bad input that names its argument.
public final class Arguments {
  private Arguments() {}

  public static PersonId person(String argument, String text) {
    try {
      return PersonId.parse(text);
    } catch (MalformedValue problem) {
      throw new MalformedData(argument, String.valueOf(problem.getMessage()));
    }
  }

  public static UUID uuid(String argument, String text) {
    try {
      return Id.parse(text);
    } catch (MalformedValue problem) {
      throw new MalformedData(argument, String.valueOf(problem.getMessage()));
    }
  }

  public static Cid cid(String argument, String text) {
    try {
      return Cid.parse(text);
    } catch (IllegalArgumentException _) {
      throw new MalformedData(argument, "must be the CID of an event, such as baguqeera…");
    }
  }

  /// A line of text, empty when there is none.
  public static String line(String argument, @Nullable String text) {
    try {
      return text == null || text.isBlank() ? "" : Text.parse("", text, Text.LINE);
    } catch (MalformedValue problem) {
      throw new MalformedData(argument, String.valueOf(problem.getMessage()));
    }
  }

  /// A stream position: a whole number, 0 or more.
  public static long position(String argument, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new MalformedData(argument, "must be a stream position such as 1027");
    }
    return Long.parseLong(text);
  }
}
