package cim.person.domain.values;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where letters go. What a country's post makes of the parts is not guessed at.
///
/// @param lines what stands above the locality, in order: street, building, post-office box
/// @param locality the town
/// @param region the state, province or canton
/// @param postalCode the postal code, as it is written there
/// @param country an ISO 3166-1 code such as CH
public record PostalAddress(
    List<String> lines,
    @Nullable String locality,
    @Nullable String region,
    @Nullable String postalCode,
    String country)
    implements Contact {
  private static final int MOST_LINES = 10;

  public PostalAddress {
    lines = List.copyOf(lines);
  }

  /// @throws MalformedValue naming the part that is wrong
  public static PostalAddress parse(
      List<String> lines,
      @Nullable String locality,
      @Nullable String region,
      @Nullable String postalCode,
      String country) {
    if (lines.size() > MOST_LINES) {
      throw new MalformedValue("lines", "must have at most " + MOST_LINES + " lines");
    }
    if (lines.isEmpty() && locality == null && postalCode == null) {
      throw new MalformedValue("lines", "must not be empty without a locality or postal code");
    }
    return new PostalAddress(
        IntStream.range(0, lines.size())
            .mapToObj(i -> Text.parse("lines[" + i + "]", lines.get(i), Text.LINE))
            .toList(),
        Text.parseOptional("locality", locality, Text.LINE),
        Text.parseOptional("region", region, Text.LINE),
        Text.parseOptional("postalCode", postalCode, 20),
        Codes.country("country", country));
  }
}
