package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CarFault;
import cim.person.domain.values.Cid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarReaderTest {
  private static final byte[] BLOCK = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Cid CID = Cid.ofDagJson(BLOCK);

  @Test
  void readsWhatTheWriterWrites() throws IOException {
    CarReader reader = reader(file());
    assertEquals(CID, reader.root());
    CarBlock block = reader.next().orElseThrow();
    assertEquals(1, block.number());
    assertEquals(CarFormat.headerSize(), block.offset());
    assertEquals(CID, block.cid());
    assertArrayEquals(BLOCK, block.bytes());
    assertEquals(Optional.empty(), reader.next());
    assertEquals(CarFormat.headerSize() + CarFormat.sectionSize(BLOCK.length), file().length);
  }

  @Test
  void theHeaderIsThatOfTheSpecification() throws IOException {
    String header =
        "3b a265726f6f747381d82a582600 %s 6776657273696f6e01"
            .formatted(HexFormat.of().formatHex(CID.toBytes()));
    byte[] bytes = HexFormat.of().parseHex(header.replace(" ", ""));
    assertArrayEquals(bytes, java.util.Arrays.copyOf(file(), bytes.length));
  }

  @ParameterizedTest
  @CsvSource({
    "go-car/badheaderlength.car, the header",
    "go-car/badsectionlength.car, the header",
    "go-car/sample-corrupt-pragma.car, the header",
    "go-car/sample-rootless-v42.car, the header",
    "go-car/sample-rw-bs-v2.car, version 2",
    "go-car/sample-unixfs-v2.car, version 2",
    "go-car/sample-v1-with-zero-len-section2.car, the header",
    "go-car/simple-unixfs.car, the header",
    "go-car/simple-unixfs-missing-blocks.car, the header",
    "ipld-spec/carv1-basic.car, the header",
    "ipld-spec/carv2-basic.car, version 2"
  })
  void filesOfOthersAreRefused(String name, String where) throws IOException {
    try (InputStream file = Files.newInputStream(Path.of("src/test/resources/ipld/car", name))) {
      CarFault fault = assertThrows(CarFault.class, () -> new CarReader(file));
      assertEquals(0, fault.number());
      assertTrue(String.valueOf(fault.getMessage()).contains(where), fault.getMessage());
    }
  }

  @Test
  void aBlockOfAnotherKindIsNamed() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new CarWriter(file, CID).write(CID, BLOCK);
    byte[] raw = Cid.ofRaw(new byte[40]).toBytes();
    file.write(raw.length + 40);
    file.write(raw);
    file.write(new byte[40]);
    CarReader reader = reader(file.toByteArray());
    reader.next();
    CarFault fault = assertThrows(CarFault.class, reader::next);
    assertEquals(2, fault.number());
    assertEquals("has no CID of canonical DAG-JSON with sha2-256", fault.problem());
  }

  @Test
  void aLengthIsRefusedBeforeItIsBelieved() throws IOException {
    refused("ffffffffffffff7f", "says that it has 72057594037927935 bytes");
    refused("ffffffffffffffff7f", "says that it has 9223372036854775807 bytes");
    refused("a6801080", "says that it has 262182 bytes");
    refused("00", "says that it has 0 bytes");
    refused("25", "says that it has 37 bytes");
    refused("a700", "not in its shortest form");
    refused("80808080808080808001", "more than 9 bytes");
    refused("ff", "cut off within its length");
    refused("7f00", "cut off: the file ends within it");
  }

  private static void refused(String section, String problem) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new CarWriter(file, CID);
    file.write(HexFormat.of().parseHex(section));
    CarReader reader = reader(file.toByteArray());
    CarFault fault = assertThrows(CarFault.class, reader::next);
    assertEquals(1, fault.number());
    assertEquals(CarFormat.headerSize(), fault.offset());
    assertTrue(fault.problem().contains(problem), fault.problem());
  }

  @Test
  void anEmptyFileHasNoHeader() {
    CarFault fault = assertThrows(CarFault.class, () -> reader(new byte[0]));
    assertEquals("the header is missing: the file is empty", fault.getMessage());
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new CarWriter(file, CID).write(CID, BLOCK);
    return file.toByteArray();
  }

  private static CarReader reader(byte[] file) throws IOException {
    return new CarReader(new ByteArrayInputStream(file));
  }
}
