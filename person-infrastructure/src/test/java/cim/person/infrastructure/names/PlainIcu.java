package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import com.ibm.icu.text.PersonName.FieldModifier;
import com.ibm.icu.text.PersonName.NameField;
import com.ibm.icu.text.PersonName.PreferredOrder;
import com.ibm.icu.text.PersonNameFormatter;
import com.ibm.icu.text.PersonNameFormatter.DisplayOrder;
import com.ibm.icu.text.PersonNameFormatter.Formality;
import com.ibm.icu.text.PersonNameFormatter.Length;
import com.ibm.icu.text.PersonNameFormatter.Usage;
import com.ibm.icu.text.SimplePersonName;
import java.util.ArrayList;
import java.util.List;

/// What ICU's person-name formatter makes of a name, with each part in the field that UTS 35 has
/// for it and the nearest of its patterns for each style.
final class PlainIcu {
  private PlainIcu() {}

  static String display(PersonName name, NameStyle style) {
    PersonNameFormatter formatter =
        PersonNameFormatter.builder()
            .setLocale(Cultures.locale(name))
            .setLength(
                style == NameStyle.INFORMAL || style == NameStyle.SHORT
                    ? Length.SHORT
                    : Length.LONG)
            .setUsage(
                switch (style) {
                  case INFORMAL -> Usage.ADDRESSING;
                  case INITIALS -> Usage.MONOGRAM;
                  case FULL, FORMAL, SHORT, SORTING -> Usage.REFERRING;
                })
            .setFormality(style == NameStyle.INFORMAL ? Formality.INFORMAL : Formality.FORMAL)
            .setDisplayOrder(
                style == NameStyle.SORTING ? DisplayOrder.SORTING : DisplayOrder.DEFAULT)
            .build();
    return formatter.formatToString(fields(name, style == NameStyle.FORMAL));
  }

  private static SimplePersonName fields(PersonName name, boolean titles) {
    SimplePersonName.Builder fields =
        SimplePersonName.builder()
            .setLocale(Cultures.locale(name))
            .setPreferredOrder(
                name.convention() == NameConvention.EAST_ASIAN
                    ? PreferredOrder.SURNAME_FIRST
                    : PreferredOrder.GIVEN_FIRST);
    given(name, fields);
    surname(name, fields);
    if (titles) {
      add(fields, NameField.TITLE, List.of(), name.prefixes());
      boolean generation = name.suffixes().equals(List.of("Jr."));
      add(
          fields,
          generation ? NameField.GENERATION : NameField.CREDENTIALS,
          List.of(),
          name.suffixes());
    }
    return fields.build();
  }

  private static void given(PersonName name, SimplePersonName.Builder fields) {
    List<String> others = new ArrayList<>(name.given());
    String first = Cultures.isVietnamese(name) ? others.removeLast() : others.removeFirst();
    others.addAll(Parts.between(name));
    add(fields, NameField.GIVEN, List.of(), List.of(first));
    add(fields, NameField.GIVEN2, List.of(), others);
    if (name.preferred() != null) {
      add(fields, NameField.GIVEN, List.of(FieldModifier.INFORMAL), List.of(name.preferred()));
    }
  }

  private static void surname(PersonName name, SimplePersonName.Builder fields) {
    boolean second = name.convention() == NameConvention.SPANISH && name.family().size() > 1;
    List<String> first = second ? name.family().subList(0, 1) : name.family();
    if (name.familyPrefix() == null) {
      add(fields, NameField.SURNAME, List.of(), first);
    } else {
      add(fields, NameField.SURNAME, List.of(FieldModifier.PREFIX), List.of(name.familyPrefix()));
      add(fields, NameField.SURNAME, List.of(FieldModifier.CORE), first);
    }
    if (second) {
      add(fields, NameField.SURNAME2, List.of(), name.family().subList(1, name.family().size()));
    }
  }

  private static void add(
      SimplePersonName.Builder fields,
      NameField field,
      List<FieldModifier> modifiers,
      List<String> parts) {
    if (!parts.isEmpty()) {
      fields.addField(field, modifiers, String.join(" ", parts));
    }
  }
}
