package cim.person.infrastructure.migration;

import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.nats.StreamReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages of a stream, each as the line that an export would have: the payload stays as it
/// is, but for line breaks, which become spaces.
final class StreamSource implements LegacySource {
  private final StreamReader.Pass messages;
  private long number;

  StreamSource(StreamReader reader) throws IOException {
    this.messages = reader.read();
  }

  @Override
  public @Nullable SourceLine next() throws IOException, InterruptedException {
    StreamReader.Stored message = messages.next();
    if (message == null) {
      return null;
    }
    byte[] line = line(message);
    return new SourceLine(++number, message.seq(), line.length, line);
  }

  static byte[] line(StreamReader.Stored message) throws IOException {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("subject", message.subject());
    envelope.put("headers", message.headers());
    envelope.put("time", message.time().toString());
    envelope.put("seq", message.seq());
    String json = StrictJson.write(envelope);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.write(json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8));
    line.write(",\"data\":".getBytes(StandardCharsets.UTF_8));
    for (byte octet : message.data()) {
      line.write(octet == '\n' || octet == '\r' ? ' ' : octet);
    }
    line.write('}');
    return line.toByteArray();
  }

  @Override
  public long done() {
    return number;
  }

  @Override
  public long size() {
    return messages.size();
  }

  @Override
  public void copy(SourceLine line, OutputStream to) throws IOException {
    to.write(line.bytes());
    to.write('\n');
  }

  @Override
  public void close() throws IOException {
    messages.close();
  }
}
