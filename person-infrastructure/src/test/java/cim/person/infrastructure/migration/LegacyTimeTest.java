package cim.person.infrastructure.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Times of the older service.
class LegacyTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-08-12T06:00:34.474111413Z",
        "2025-08-12T06:00:34.4Z",
        "2025-08-12T06:00:34Z",
        "2025-08-12T06:00:34.Z",
        "2025-08-12T06:00Z",
        "0000-02-29T23:59:59.999999999Z",
        "2025-08-12T06:00:34.474111413+02:00",
        "+12025-08-12T06:00:34.5Z"
      })
  void allFormsAreReadAsTheJdkDoes(String text) {
    assertEquals(OffsetDateTime.parse(text).toInstant(), LegacyTime.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-08-12T06:00:34.1234567890Z",
        "2025-02-29T06:00:34.5Z",
        "2025-08-12T24:00:00.0Z",
        "2025-08-12T06:00:34.5z ",
        "2025-08-12T06:00:34.５Z"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> LegacyTime.parse(text));
  }

  @Test
  void aLeapSecondIsTheSecondBefore() {
    assertEquals(
        Instant.parse("2016-12-31T23:59:59.25Z"), LegacyTime.parse("2016-12-31T23:59:60.25Z"));
  }
}
