package cim.person.infrastructure.names;

import cim.person.domain.values.PersonName;
import com.ibm.icu.text.PersonName.NameField;
import com.ibm.icu.text.PersonNameFormatter;
import com.ibm.icu.text.PersonNameFormatter.DisplayOrder;
import com.ibm.icu.text.PersonNameFormatter.Formality;
import com.ibm.icu.text.PersonNameFormatter.Length;
import com.ibm.icu.text.PersonNameFormatter.Usage;
import com.ibm.icu.text.SimplePersonName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What ICU's person-name formatter knows of a culture and no rule tells: its own sign after an
/// initial, lists without a comma. Decision 0009 says what was measured.
final class WrittenByIcu {
  /// Hindi has ॰ and Armenian ․ after an initial, each in its own script.
  private static final Set<String> SHORT = Set.of("hi", "hy");

  /// Nothing stands between the family name and the given name in a list.
  private static final Set<String> SORTING = Set.of("hy", "lv", "pl", "uk");

  private WrittenByIcu() {}

  static boolean isForShort(PersonName name) {
    return SHORT.contains(Cultures.language(name)) && !Scripts.isLatin(IcuPersonNames.full(name));
  }

  static boolean isForSorting(PersonName name, SortingOrder order) {
    return order.hasComma() && SORTING.contains(Cultures.language(name));
  }

  static String shortened(PersonName name) {
    String given = String.join(" ", Parts.concat(name.given(), Parts.between(name)));
    return format(
        name, given, String.join(" ", Parts.family(name)), Length.SHORT, DisplayOrder.DEFAULT);
  }

  static String sorted(PersonName name, SortingOrder order) {
    return format(name, order.rest(), order.first(), Length.LONG, DisplayOrder.SORTING);
  }

  /// The order of the parts is ours: the formatter is given two, so that it can lose none.
  private static String format(
      PersonName name, String given, String surname, Length length, DisplayOrder order) {
    Locale locale = Cultures.locale(name);
    PersonNameFormatter formatter =
        PersonNameFormatter.builder()
            .setLocale(locale)
            .setLength(length)
            .setUsage(Usage.REFERRING)
            .setFormality(Formality.FORMAL)
            .setDisplayOrder(order)
            .build();
    return formatter.formatToString(
        SimplePersonName.builder()
            .setLocale(locale)
            .addField(NameField.GIVEN, List.of(), given)
            .addField(NameField.SURNAME, List.of(), surname)
            .build());
  }
}
