package cim.person.infrastructure.migration;

import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Text;
import java.util.Map;

/// Words of the older service: names of constants, and texts that people typed.
final class Words {
  private Words() {}

  /// A constant by its name.
  static <T> T one(Map<String, T> constants, Fields fields, String name) throws Settled {
    String word = fields.text(name);
    T constant = constants.get(word);
    if (constant == null) {
      throw new Settled(
          Code.BAD_VALUE, "%s.%s is %s, which nobody knows".formatted(fields.path(), name, word));
    }
    return constant;
  }

  /// A line of text that a record can hold.
  static String line(Fields fields, String name) throws Settled {
    return checked(fields, name, Text.LINE);
  }

  /// A sentence that a record can hold; what is blank is said to be unknown.
  static String sentence(Fields fields, String name) throws Settled {
    return fields.text(name).isBlank() ? "unknown" : checked(fields, name, Text.SENTENCE);
  }

  private static String checked(Fields fields, String name, int limit) throws Settled {
    try {
      return Text.parse(name, fields.text(name), limit);
    } catch (MalformedValue malformed) {
      throw new Settled(
          Code.BAD_VALUE, fields.path() + "." + malformed.field() + " " + malformed.getMessage());
    }
  }
}
