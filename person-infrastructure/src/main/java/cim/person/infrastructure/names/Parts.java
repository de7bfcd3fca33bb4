package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// The parts of a name in groups that stand together.
final class Parts {
  private static final String NO_SPACE_AFTER = "-‐־'’ʼ";

  private Parts() {}

  /// The names after father and mother.
  static List<String> between(PersonName name) {
    return Stream.of(name.patronymic(), name.matronymic()).flatMap(Stream::ofNullable).toList();
  }

  /// The family names with the particle before them: *van den*, *Berg*, but *d'Ormesson*.
  static List<String> family(PersonName name) {
    return withParticle(name, name.family());
  }

  /// As [#family], of the first family name only.
  static List<String> firstFamily(PersonName name) {
    return withParticle(name, name.family().subList(0, 1));
  }

  private static List<String> withParticle(PersonName name, List<String> family) {
    String particle = name.familyPrefix();
    if (particle == null || family.isEmpty()) {
      return family;
    }
    return NO_SPACE_AFTER.contains(particle.substring(particle.length() - 1))
        ? concat(List.of(particle + family.getFirst()), family.subList(1, family.size()))
        : concat(List.of(particle), family);
  }

  /// The parts as one text. East Asian names have no spaces in their own scripts.
  static String join(PersonName name, List<String> parts) {
    boolean spaceless =
        name.convention() == NameConvention.EAST_ASIAN
            && parts.stream().allMatch(Scripts::isEastAsian);
    return String.join(spaceless ? "" : " ", parts);
  }

  @SafeVarargs
  static List<String> concat(List<String>... groups) {
    List<String> all = new ArrayList<>();
    for (List<String> group : groups) {
      all.addAll(group);
    }
    return Collections.unmodifiableList(all);
  }
}
