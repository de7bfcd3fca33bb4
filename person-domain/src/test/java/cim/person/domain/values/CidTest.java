package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {
  private static final String OF_EMPTY_MAP =
      "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa";

  @Test
  void namesABlockByItsBytes() {
    assertEquals(OF_EMPTY_MAP, Cid.ofDagJson(utf8("{}")).toString());
    assertEquals(
        "bafkreicecnx2gvntm6fbcrvnc336qze6st5u7qq7457igegamd3bzkx7ri",
        Cid.ofRaw(utf8("{}")).toString());
  }

  @Test
  void isEqualByValue() {
    Cid cid = Cid.parse(OF_EMPTY_MAP);
    assertEquals(Cid.ofDagJson(utf8("{}")), cid);
    assertEquals(Cid.ofDagJson(utf8("{}")).hashCode(), cid.hashCode());
    assertNotEquals(Cid.ofRaw(utf8("{}")), cid);
    assertTrue(cid.isDagJson());
    assertFalse(Cid.ofRaw(utf8("{}")).isDagJson());
  }

  @Test
  void hasABinaryForm() {
    String sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    byte[] binary = Cid.parse(OF_EMPTY_MAP).toBytes();
    assertEquals("01a9021220" + sha256, HexFormat.of().formatHex(binary));
  }

  @Test
  void isReadFromItsBinaryFormOnlyWhenThatIsTheOneForm() {
    Cid cid = Cid.parse(OF_EMPTY_MAP);
    assertEquals(cid, Cid.ofBytes(cid.toBytes()));
    Cid raw = Cid.ofRaw(utf8("{}"));
    assertEquals(raw, Cid.ofBytes(raw.toBytes()));

    byte[] binary = cid.toBytes();
    refuses(new byte[0]);
    refuses(Arrays.copyOf(binary, binary.length - 1));
    refuses(Arrays.copyOf(binary, binary.length + 1));
    refuses(new byte[100_000]);
    for (int index = 0; index < 5; index++) {
      byte[] other = binary.clone();
      other[index] ^= 1;
      refuses(other);
    }
  }

  private static void refuses(byte[] binary) {
    assertThrows(IllegalArgumentException.class, () -> Cid.ofBytes(binary));
  }

  @Test
  void isReadBackWhateverTheContent() {
    Random random = new Random(20261124);
    for (int round = 0; round < 2000; round++) {
      byte[] content = new byte[random.nextInt(64)];
      random.nextBytes(content);
      Cid block = Cid.ofDagJson(content);
      Cid body = Cid.ofRaw(content);
      assertEquals(block, Cid.parse(block.toString()));
      assertEquals(body, Cid.parse(body.toString()));
    }
  }

  @Test
  void keepsNoArrayThatACallerCouldChange() {
    byte[] content = utf8("{}");
    Cid cid = Cid.ofDagJson(content);
    Arrays.fill(content, (byte) 0);
    Arrays.fill(cid.toBytes(), (byte) 0);
    assertEquals(Cid.parse(OF_EMPTY_MAP), cid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "b",
        "baguqeera",
        "aguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76faa",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76f",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa===",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fb",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76f1",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76f!",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fä",
        " baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa ",
        "BAGUQEERAIQJW7I2VWNTYUEKGVULPP2DET2KPWT6CD7TX5AYQYBQPMHFK76FA",
        "bAGUQEERAIQJW7I2VWNTYUEKGVULPP2DET2KPWT6CD7TX5AYQYBQPMHFK76FA",
        "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76FA",
        "cid:baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa",
        "QmbWqxBEKC3P8tqsKc98xmWNzrzDtRLMiMPL8wBuTGsMnR",
        "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
        "bafyreidykglsfhoixmivffc5uwhcgshx4j465xwqntbmu43nb2dzqwfvae",
        "bafkqabiaaebagba",
        "bafkrwicqvuq7a7m6btw3a2g7kocx2jh4ihyzt2j35xm2nda5ohmjwbd3f4",
        "f01a902122044136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      })
  void refusesEveryOtherSpellingAndKind(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Cid.parse(text));
    assertTrue(refused.toString().contains("not a CID that is used here: "));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
