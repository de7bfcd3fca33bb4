package cim.person.infrastructure.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBytesTest {
  /// As one version has it …
  public record Old(
      PersonId id,
      String name,
      long count,
      boolean flag,
      @Nullable LocalDate day,
      List<Part> parts,
      Instant at,
      @Nullable Integer years) {}

  /// … and another, which does without some fields and knows others.
  public record New(
      Instant at,
      @Nullable String remark,
      PersonId id,
      List<String> tags,
      boolean marked,
      long count) {}

  /// One of them.
  public record Part(String text, List<Integer> numbers) {}

  private static final Old ALL =
      new Old(
          new PersonId(new UUID(-1, 7)),
          "Zoë \uD83D\uDE00",
          Long.MIN_VALUE,
          true,
          LocalDate.of(1815, 12, 10),
          List.of(new Part("", List.of()), new Part("b", List.of(1, -1, Integer.MIN_VALUE))),
          Instant.parse("1969-12-31T23:59:59.999999Z"),
          null);

  @Test
  void whatWasWrittenIsRead() {
    Old empty =
        new Old(ALL.id(), "", 0, false, null, List.of(), Instant.parse("9999-12-31T00:00:00Z"), -3);
    for (Old record : List.of(ALL, empty)) {
      assertEquals(record, RecordBytes.read(Old.class, RecordBytes.write(record)));
    }
  }

  @Test
  void anotherVersionReadsWhatItKnows() {
    New read = RecordBytes.read(New.class, RecordBytes.write(ALL));
    assertEquals(new New(ALL.at(), null, ALL.id(), List.of(), false, ALL.count()), read);
  }

  @Test
  void whatMustNotBeAbsentIsMissed() {
    byte[] bytes = RecordBytes.write(new Part("text", List.of()));
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> RecordBytes.read(New.class, bytes));
    assertEquals("New has no at", problem.getMessage());
  }

  @Test
  void cutBytesAreRefusedWhereverTheyEnd() {
    byte[] bytes = RecordBytes.write(ALL);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> RecordBytes.read(Old.class, cut));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(IllegalArgumentException.class, () -> RecordBytes.read(Old.class, longer));
  }
}
