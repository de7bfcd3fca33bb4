package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.function.Function;

/// Reads what clients write as text. What cannot be read is bad input that names its argument.
final class Arguments {
  private Arguments() {}

  static PersonId person(String argument, String text) {
    return read(argument, text, PersonId::parse);
  }

  static Cid cid(String argument, String text) {
    return read(argument, text, Cid::parse);
  }

  /// A stream position: a whole number, 0 or more.
  static long position(String argument, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new MalformedData(argument, "must be a stream position such as 1027");
    }
    return Long.parseLong(text);
  }

  private static <T> T read(String argument, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException problem) {
      throw new MalformedData(argument, String.valueOf(problem.getMessage()));
    }
  }
}
