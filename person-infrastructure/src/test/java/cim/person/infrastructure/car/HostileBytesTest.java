package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.CorruptHistory;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.ipld.EventBlock;
import cim.person.infrastructure.ipld.ManifestBlock;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Bytes that somebody made up to hurt a reader give an error, at once, and cost no more memory
/// than the bytes themselves are worth.
@Timeout(120)
@Isolated("It measures the memory.")
class HostileBytesTest {
  private static final int SEQUENCES = 1_000;
  private static final long MOST_ALLOCATED = 24 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random = new Random(20261124);

  private interface Reading {
    /// Throws one of the errors that a reader may give; returns when the bytes are proper.
    void read(byte[] bytes) throws IOException;
  }

  @Test
  void toTheReaderOfCids() throws IOException {
    byte[] valid = Cid.ofDagJson(new byte[] {1}).toBytes();
    byte[] text = Cid.ofDagJson(new byte[] {1}).toString().getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < SEQUENCES; round++) {
      survives(hostile(valid), bytes -> Cid.ofBytes(bytes));
      survives(hostile(text), bytes -> Cid.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
  }

  @Test
  void toTheReadersOfBlocks(@TempDir Path folder) throws IOException {
    Histories.CarFile file = Histories.CarFile.of(Histories.car(Histories.of(3, 10, 1), folder));
    byte[] manifest = file.blocks().getFirst().bytes();
    byte[] event = file.blocks().getLast().bytes();
    for (int round = 0; round < SEQUENCES; round++) {
      survives(hostile(event), bytes -> EventBlock.open(1, Cid.ofDagJson(bytes).toString(), bytes));
      survives(hostile(manifest), ManifestBlock::open);
      survives(hostile(manifest), ManifestBlock::isOne);
    }
    for (String bracket : List.of("[", "{\"a\":", "{\"/\":", "{\"/\":{\"bytes\":")) {
      byte[] deep = bracket.repeat(250_000 / bracket.length()).getBytes(StandardCharsets.UTF_8);
      survives(deep, bytes -> EventBlock.open(1, Cid.ofDagJson(bytes).toString(), bytes));
      survives(deep, ManifestBlock::open);
    }
  }

  @Test
  void toTheReaderOfFiles(@TempDir Path folder) throws IOException {
    byte[] valid = Histories.car(Histories.of(3, 10, 1), folder);
    for (int round = 0; round < SEQUENCES; round++) {
      byte[] bytes = hostile(valid);
      survives(bytes, read -> readAll(new ByteArrayInputStream(read)));
      assertTrue(Arrays.equals(bytes, valid) || isRefused(bytes, folder));
    }
    for (int octet : new int[] {0, 0x7f, 0x80, 0xff}) {
      survives(new byte[0], _ -> readAll(new Endless(new byte[0], octet)));
      byte[] header = Arrays.copyOf(valid, (int) CarFormat.headerSize());
      survives(new byte[0], _ -> readAll(new Endless(header, octet)));
    }
  }

  private static boolean isRefused(byte[] bytes, Path folder) throws IOException {
    try {
      CarCheck.verify(new ByteArrayInputStream(bytes), bytes.length, folder, Watcher.NOBODY);
      return false;
    } catch (CarFault expected) {
      return true;
    }
  }

  private static void readAll(InputStream bytes) throws IOException {
    CarReader reader = new CarReader(bytes);
    Optional<CarBlock> next = reader.next();
    while (next.isPresent()) {
      next = reader.next();
    }
  }

  private static void survives(byte[] bytes, Reading reading) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reading.read(bytes);
    } catch (IllegalArgumentException | CarFault | CorruptHistory expected) {
      assertTrue(String.valueOf(expected.getMessage()).length() < 2_000, "a message to be read");
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MOST_ALLOCATED, () -> "allocated " + allocated);
  }

  private byte[] hostile(byte[] valid) {
    return switch (random.nextInt(6)) {
      case 0 -> noise(random.nextInt(2_000));
      case 1 -> flipped(valid);
      case 2 -> Arrays.copyOf(valid, random.nextInt(valid.length));
      case 3 -> Arrays.copyOf(valid, valid.length + 1 + random.nextInt(100));
      case 4 -> withNoise(valid);
      default -> withGiantLength(valid);
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] flipped(byte[] valid) {
    byte[] flipped = valid.clone();
    flipped[random.nextInt(valid.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] withNoise(byte[] valid) {
    byte[] mixed = valid.clone();
    byte[] noise = noise(1 + random.nextInt(16));
    int at = random.nextInt(valid.length);
    System.arraycopy(noise, 0, mixed, at, Math.min(noise.length, valid.length - at));
    return mixed;
  }

  private byte[] withGiantLength(byte[] valid) {
    byte[] giant = valid.clone();
    int at = random.nextInt(valid.length);
    Arrays.fill(giant, at, Math.min(at + 1 + random.nextInt(12), valid.length), (byte) 0xff);
    return giant;
  }

  /// Goes on for ever.
  private static final class Endless extends InputStream {
    private final byte[] begin;
    private final int octet;
    private int next;

    Endless(byte[] begin, int octet) {
      this.begin = begin;
      this.octet = octet;
    }

    @Override
    public int read() {
      return next < begin.length ? begin[next++] & 0xff : octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int index = 0; index < length; index++) {
        buffer[offset + index] = (byte) read();
      }
      return length;
    }
  }
}
