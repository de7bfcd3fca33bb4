package cim.person.infrastructure.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text that names are sorted by, in the collation of the reader: each list is in the order of
/// the telephone books and encyclopaedias of its country.
class SortingNamesTest {
  private final Random random = new Random(8);

  /// Families only; what stands before a slash is passed over.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          sv,               Svenska Akademiens ordlista: å ä ö are the last letters,      Adler Oberg Zorn Åkerman Ärlig Öberg
          da,               Retskrivningsordbogen: æ ø å are last and aa is å,            Andersen Zahle Ærø Østergaard Aagaard
          de,               DIN 5007-1: an umlaut is its vowel,                           Goethe Gotz Göz Gozer
          de-u-co-phonebk,  DIN 5007-2: an umlaut is its vowel and e,                     Goethe Göz Gotz Gozer
          es,               RAE: ñ is a letter after n,                                   Munuera Muñoz Murillo de_la/Vega Zapata
          cs,               ČSN 97 6030: ch is a letter after h,                          Cibulka Čapek Hájek Chalupa Ivanov
          hu,               AkH. 12: cs is a letter after c and sz after s,               Cukor Csák Surányi Szabó
          nl,               RDA F.11.3: the particle is passed over,                      Bakker van_den/Berg 't/Hooft Vermeer
          nl-BE,            IFLA Names of Persons (Belgium): the particle counts,         Bakker Hooft Van_den_Berg Vermeer
          fr,               RDA F.11.5: d' is passed over,                                Nerval d'/Ormesson Péguy
          zh,               pinyin: Deng Li Mao Wang Zhang,                                   邓 李 毛 王 张
          zh-u-co-stroke,   strokes: 2 4 7 11,                                            丁 毛 李 張
          tr,               TDK: ç ğ ı ö ş ü follow c g h o s u,                          Can Çelik Hasan Irmak İnönü Soylu Şahin
          """)
  void familiesStandInTheOrderOfTheReadersAlphabet(String reader, String source, String families) {
    List<PersonName> inOrder =
        Arrays.stream(families.split(" ")).map(text -> family(text.replace('_', ' '))).toList();
    assertEquals(inOrder, sorted(inOrder, reader), source);
  }

  /// Given names, or given names and a family name, of people who are sorted by the former.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          is, Anna Þórsdóttir;Ágúst Árnason;Birgir Zoëga;Þóra Ámundadóttir;Ægir Björnsson;Örn Arnarson
          th, กมล ศรีสุข;ปรีดี พนมยงค์;สมชาย กาญจนา
          """)
  void peopleWhoAreKnownByTheirGivenNameStandByIt(String locale, String people) {
    List<PersonName> inOrder =
        Arrays.stream(people.split(";"))
            .map(person -> person.split(" "))
            .map(parts -> name(List.of(parts[0]), List.of(parts[1]), null, locale))
            .toList();
    assertEquals(inOrder, sorted(inOrder, locale));
  }

  @Test
  void ofPortugueseFamilyNamesTheLastCounts() {
    List<PersonName> inOrder =
        Stream.of(
                List.of("Zagallo", "Amado"),
                List.of("Nogueira", "Pessoa"),
                List.of("Lima", "dos Santos"),
                List.of("da Silva", "Filho"))
            .map(families -> name(List.of("Ana"), families, null, "pt"))
            .toList();
    assertEquals(inOrder, sorted(inOrder, "pt"));
  }

  private List<PersonName> sorted(List<PersonName> names, String reader) {
    Collator collator = Collator.getInstance(ULocale.forLanguageTag(reader));
    List<PersonName> sorted = new ArrayList<>(names);
    Collections.shuffle(sorted, random);
    sorted.sort(Comparator.comparing(SortingOrder::text, collator::compare));
    return sorted;
  }

  private static PersonName family(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? name(List.of("A"), List.of(text), null, null)
        : name(List.of("A"), List.of(text.substring(slash + 1)), text.substring(0, slash), null);
  }

  private static PersonName name(
      List<String> given,
      List<String> family,
      @Nullable String familyPrefix,
      @Nullable String locale) {
    return new PersonName(
        given,
        family,
        null,
        null,
        familyPrefix,
        List.of(),
        List.of(),
        null,
        NameConvention.WESTERN,
        locale);
  }
}
