package cim.person.infrastructure.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, numbered from 1 as an editor does; blank ones are counted and passed
/// over. Of a line that is too long only the beginning is kept: memory stays bounded, whatever
/// comes.
final class NumberedLines {
  static final int LONGEST = 1024 * 1024;

  private static final int EXCERPT = 1_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedInputStream input;
  private int number;
  private long bytes;

  /// A line as it came. `problem` says why its text is not all of what was there.
  record Line(int number, String text, @Nullable String problem) {}

  NumberedLines(InputStream input) {
    this.input = new BufferedInputStream(input, 1 << 16);
  }

  /// How many bytes have been read.
  long bytes() {
    return bytes;
  }

  /// The next line that is not blank, or nothing at the end.
  Optional<Line> next() throws IOException {
    while (true) {
      var content = new ByteArrayOutputStream();
      int length = readLine(content);
      if (length < 0) {
        return Optional.empty();
      }
      number++;
      Line line = line(content.toByteArray(), length);
      if (!line.text().isBlank() || line.problem() != null) {
        return Optional.of(line);
      }
    }
  }

  /// Returns the line's length without its end, or −1 where there is no further line.
  private int readLine(ByteArrayOutputStream content) throws IOException {
    int length = 0;
    for (int octet = input.read(); octet >= 0; octet = input.read()) {
      bytes++;
      if (octet == '\n') {
        return length;
      }
      length = Math.min(length + 1, LONGEST + 1);
      if (length <= LONGEST) {
        content.write(octet);
      }
    }
    return length == 0 ? -1 : length;
  }

  private Line line(byte[] content, int length) {
    if (length > LONGEST) {
      String beginning = new String(content, 0, EXCERPT, StandardCharsets.UTF_8);
      return new Line(number, beginning, "the line is longer than 1 MiB; its beginning is shown");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return new Line(number, withoutMark(text).strip(), null);
    } catch (CharacterCodingException e) {
      return new Line(
          number, new String(content, StandardCharsets.UTF_8).strip(), "the line is not UTF-8");
    }
  }

  private String withoutMark(String text) {
    return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
