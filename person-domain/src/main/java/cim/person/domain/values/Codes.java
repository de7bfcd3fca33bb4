package cim.person.domain.values;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/// Codes of standards, in the spelling that the standard prefers.
public final class Codes {
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final int LONGEST_TAG = 100;
  private static final String NOT_OF_IANA = "SystemV/";
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private Codes() {}

  /// A language tag (BCP 47), such as `pt-BR`.
  ///
  /// @throws MalformedValue when it is not well-formed, or longer than 100 characters
  public static String locale(String field, String tag) {
    try {
      if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
        throw new IllformedLocaleException();
      }
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException _) {
      throw new MalformedValue(field, "must be a BCP 47 language tag such as pt-BR");
    }
  }

  /// A country code (ISO 3166-1 alpha-2), such as `CH`.
  ///
  /// @throws MalformedValue when no country has it
  public static String country(String field, String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    if (!code.matches("[A-Za-z]{2}") || !COUNTRIES.contains(upper)) {
      throw new MalformedValue(field, "must be an ISO 3166-1 country code such as CH");
    }
    return upper;
  }

  /// A time zone (IANA time zone database), such as `Europe/Zurich`.
  ///
  /// @throws MalformedValue when there is none of that name
  public static String timeZone(String field, String zone) {
    if (!ZONES.contains(zone) || zone.startsWith(NOT_OF_IANA)) {
      throw new MalformedValue(field, "must be an IANA time zone such as Europe/Zurich");
    }
    return zone;
  }
}
