package cim.person.infrastructure.names;

import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The family names of the Portuguese-speaking world in ordered lists: the last comes first, with
/// the word for a kinship that belongs to it, and particles are passed over (RDA F.11.8; ABNT NBR
/// 6023): *Silva Filho, João da*.
final class PortugueseSurnames {
  private static final Set<String> KINSHIP =
      Set.of("filho", "júnior", "junior", "neto", "netto", "sobrinho");

  private PortugueseSurnames() {}

  static SortingOrder sorted(PersonName name) {
    List<String> words =
        Stream.concat(Stream.ofNullable(name.familyPrefix()), name.family().stream())
            .flatMap(part -> Initials.words(part).stream())
            .toList();
    int entry = words.size() - 1;
    if (entry > 0 && KINSHIP.contains(words.get(entry).toLowerCase(Locale.ROOT))) {
      entry--;
    }
    List<String> rest = new ArrayList<>(Parts.concat(name.given(), Parts.between(name)));
    rest.addAll(words.subList(0, entry));
    return new SortingOrder(
        String.join(" ", words.subList(entry, words.size())), ", ", String.join(" ", rest));
  }
}
