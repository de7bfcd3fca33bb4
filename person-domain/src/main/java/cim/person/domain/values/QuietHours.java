package cim.person.domain.values;

import java.util.regex.Pattern;

/// When the person does not want to be disturbed, in its own time zone; from evening to morning
/// when it ends before it begins.
///
/// @param from the beginning, such as 22:00
/// @param until the end, such as 07:30
public record QuietHours(String from, String until) {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /// @throws MalformedValue when one is no time of the day, or both are the same
  public static QuietHours parse(String from, String until) {
    check("from", from);
    check("until", until);
    if (from.equals(until)) {
      throw new MalformedValue("until", "must not be the same as from");
    }
    return new QuietHours(from, until);
  }

  private static void check(String field, String time) {
    if (!TIME.matcher(time).matches()) {
      throw new MalformedValue(field, "must be a time of the day such as 22:00");
    }
  }
}
