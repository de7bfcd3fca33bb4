package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.PersonOrder;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order that a client asks for.
///
/// @param field what is compared
/// @param direction which end comes first
/// @param locale the collation for names, a BCP 47 tag; the root collation when absent
public record PersonOrdering(
    PersonOrder.Field field, Direction direction, @Nullable String locale) {

  private static final PersonOrdering BY_CREATION =
      new PersonOrdering(PersonOrder.Field.CREATED_AT, Direction.ASC, null);

  /// The order, by creation when none is asked for.
  public static PersonOrder order(String argument, @Nullable PersonOrdering asked) {
    PersonOrdering ordering = asked == null ? BY_CREATION : asked;
    return new PersonOrder(
        ordering.field, ordering.direction == Direction.DESC, ordering.parsedLocale(argument));
  }

  private Locale parsedLocale(String argument) {
    try {
      return locale == null ? Locale.ROOT : new Locale.Builder().setLanguageTag(locale).build();
    } catch (IllformedLocaleException _) {
      throw new MalformedData(
          MalformedData.below(argument, "locale"), "must be a BCP 47 language tag such as pt-BR");
    }
  }
}
