package cim.person.domain.values;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decimal numbers, which are text on the wire, so that none of their digits is lost: `1.75`.
public final class Decimal {
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

  private Decimal() {}

  /// The number without superfluous zeros.
  ///
  /// @throws MalformedValue when it is none, or not between the bounds
  public static String parse(String field, String text, BigDecimal least, BigDecimal most) {
    String digits = text.strip();
    if (!PLAIN.matcher(digits).matches()) {
      throw new MalformedValue(field, "must be a decimal number such as 1.75");
    }
    BigDecimal number = new BigDecimal(digits);
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new MalformedValue(
          field,
          "must be between %s and %s".formatted(least.toPlainString(), most.toPlainString()));
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /// Like [#parse], where absent text stays absent.
  public static @Nullable String parseOptional(
      String field, @Nullable String text, BigDecimal least, BigDecimal most) {
    return text == null ? null : parse(field, text, least, most);
  }
}
