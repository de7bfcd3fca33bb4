package cim.person.application.data;

import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Phone;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A telephone number as people write it.
///
/// @param number in international form (`+41 44 668 18 00`), or in national form with a region
/// @param region where a national number is dialled, as an ISO 3166-1 code such as CH
public record PhoneInput(String number, @Nullable String region) implements Inputs.StandIn<Phone> {

  @Override
  public Phone parse() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String home = region == null ? null : region.toUpperCase(Locale.ROOT);
    if (home != null && !numbers.getSupportedRegions().contains(home)) {
      throw new MalformedValue("region", "must be an ISO 3166-1 country code such as CH");
    }
    try {
      PhoneNumber parsed = numbers.parse(number, home);
      if (!numbers.isPossibleNumber(parsed) || !parsed.getExtension().isEmpty()) {
        throw malformed();
      }
      return new Phone(numbers.format(parsed, PhoneNumberFormat.E164));
    } catch (NumberParseException _) {
      throw malformed();
    }
  }

  private static MalformedValue malformed() {
    return new MalformedValue(
        "number",
        "must be a telephone number such as +41446681800, or a national one with its region");
  }
}
