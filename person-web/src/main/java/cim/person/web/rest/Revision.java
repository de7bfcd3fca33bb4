package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person's revision as an entity tag (RFC 9110, 8.8.3), such as `"3"`. Other representations
/// than JSON have tags of their own, such as `"3-vcard"`.
final class Revision {
  private static final Pattern TAG = Pattern.compile("\\s*\"([0-9]{1,18})(-[a-z]+)?\"\\s*");

  private Revision() {}

  static String tag(long revision, String form) {
    return "\"" + revision + (form.isEmpty() ? "" : "-" + form) + "\"";
  }

  /// The revision that If-Match demands; null when any is good.
  ///
  /// @throws MalformedData when it is not one revision
  static @Nullable Long demanded(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw new MalformedData("If-Match", "must be one revision in quotation marks, such as \"3\"");
    }
    return Long.valueOf(tag.group(1));
  }

  /// Whether the client has what the tag stands for, by If-None-Match.
  static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String each : ifNoneMatch.split(",", -1)) {
      String known = each.strip();
      if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
