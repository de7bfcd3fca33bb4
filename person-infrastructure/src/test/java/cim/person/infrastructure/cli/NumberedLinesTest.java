package cim.person.infrastructure.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.infrastructure.cli.NumberedLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {
  @Test
  void blankLinesAreCountedAndPassedOver() throws IOException {
    assertEquals(
        List.of(new Line(1, "a", null), new Line(4, "ü", null)),
        lines("a\n\n  \t\r\nü".getBytes(UTF_8)));
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoPartOfTheText() throws IOException {
    assertEquals(
        List.of(new Line(1, "a", null), new Line(2, "b", null)),
        lines("\uFEFFa\r\nb\r\n".getBytes(UTF_8)));
  }

  @Test
  void anEmptyInputHasNoLine() throws IOException {
    assertEquals(List.of(), lines(new byte[0]));
  }

  @Test
  void aLineThatIsNotUtf8SaysSoAndTheNextOneIsReadAsUsual() throws IOException {
    assertEquals(
        List.of(new Line(1, "Bj\uFFFDrk", "the line is not UTF-8"), new Line(2, "b", null)),
        lines("Björk\nb".getBytes(ISO_8859_1)));
  }

  @Test
  void aLineOfOneMebibyteIsReadAndALongerOneIsCutShort() throws IOException {
    String longest = "x".repeat(NumberedLines.LONGEST);
    assertEquals(
        List.of(
            new Line(1, longest, null),
            new Line(2, "x".repeat(1_000), "the line is longer than 1 MiB; its beginning is shown"),
            new Line(3, "b", null)),
        lines((longest + "\n" + longest + "x\nb\n").getBytes(UTF_8)));
  }

  private static List<Line> lines(byte[] input) throws IOException {
    var lines = new NumberedLines(new ByteArrayInputStream(input));
    var found = new ArrayList<Line>();
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      found.add(line.get());
    }
    assertEquals(input.length, lines.bytes());
    return found;
  }
}
