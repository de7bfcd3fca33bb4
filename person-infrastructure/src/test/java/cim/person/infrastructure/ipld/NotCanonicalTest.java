package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way of spelling a block otherwise is refused, with its reason and place.
class NotCanonicalTest {
  private static final String CID = "baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa";

  @ParameterizedTest
  @MethodSource("texts")
  void isRefused(String text, String problem) {
    isRefused(text.getBytes(StandardCharsets.UTF_8), problem);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "ends too early"),
        arguments(" {}", "no value begins with this, at character 0"),
        arguments("{} ", "text after the end, at character 2"),
        arguments("{}\n", "text after the end"),
        arguments("{}{}", "text after the end"),
        arguments("{ }", "not the expected \""),
        arguments("{\"a\": 1}", "no value begins with this, at character 5"),
        arguments("{\"a\":1, \"b\":2}", "not the expected \""),
        arguments("[1 ,2]", "not the expected ,"),
        arguments("[1,]", "no value begins with this"),
        arguments("[,1]", "no value begins with this"),
        arguments("{\"a\":1,}", "not the expected \""),
        arguments("{\"a\"}", "not the expected :"),
        arguments("{a:1}", "not the expected \""),
        arguments("{\"a\":1", "ends too early"),
        arguments("\"a", "ends too early"),
        arguments("{\"b\":1,\"a\":2}", "a duplicate or out of order, at character 7"),
        arguments("{\"a\":1,\"a\":2}", "a duplicate or out of order"),
        arguments("{\"\uD83D\uDE00\":1,\"\uE000\":2}", "a duplicate or out of order"),
        arguments("1.0", "not an integer"),
        arguments("1.5", "not an integer"),
        arguments("1e3", "not an integer"),
        arguments("1E3", "not an integer"),
        arguments("-0", "not an integer"),
        arguments("01", "not an integer"),
        arguments("-01", "not an integer"),
        arguments("-", "not an integer"),
        arguments("--1", "not an integer"),
        arguments("+1", "no value begins with this"),
        arguments(".5", "no value begins with this"),
        arguments("9007199254740992", "beyond ±(2^53−1)"),
        arguments("-9007199254740992", "beyond ±(2^53−1)"),
        arguments("99999999999999999999999", "not an integer"),
        arguments("NaN", "no value begins with this"),
        arguments("Infinity", "no value begins with this"),
        arguments("nul", "no value begins with this"),
        arguments("True", "no value begins with this"),
        arguments("'a'", "no value begins with this"),
        arguments("\"\\u00e9\"", "an escape that is not needed"),
        arguments("\"\\u0041\"", "an escape that is not needed"),
        arguments("\"\\u000a\"", "an escape that is not needed"),
        arguments("\"\\u001F\"", "an escape that is not needed"),
        arguments("\"\\u1\"", "an escape that is not needed"),
        arguments("\"\\ud800\"", "an escape that is not needed"),
        arguments("\"\\/\"", "an escape that is not needed"),
        arguments("\"\\x41\"", "an escape that is not needed"),
        arguments("\"a\tb\"", "a control character"),
        arguments("\"é\nb\"", "a control character"),
        arguments("\uFEFF{}", "no value begins with this"),
        arguments("// note\n{}", "no value begins with this"),
        arguments("{\"/\":1}", "not the expected \""),
        arguments("{\"/\":null}", "not the expected \""),
        arguments("{\"/\":\"" + CID + "\",\"a\":1}", "not the expected }"),
        arguments("{\"-\":1,\"/\":\"" + CID + "\"}", "the key / belongs to links and bytes"),
        arguments("{\"/\":\"" + CID + "=\"}", "a link that is not a CID"),
        arguments("{\"/\":\"" + CID.toUpperCase(java.util.Locale.ROOT) + "\"}", "a link that is"),
        arguments("{\"/\":\"QmbWqxBEKC3P8tqsKc98xmWNzrzDtRLMiMPL8wBuTGsMnR\"}", "a link that is"),
        arguments("{\"/\":{\"bytes\":\"oQ==\"}}", "bytes that are not base64"),
        arguments("{\"/\":{\"bytes\":\"oR\"}}", "bytes that are not base64"),
        arguments("{\"/\":{\"bytes\":\"-_8\"}}", "bytes that are not base64"),
        arguments("{\"/\":{\"bytes\":\"o\"}}", "bytes that are not base64"),
        arguments("{\"/\":{\"bytes\":\"oQ\",\"x\":1}}", "not the expected }"),
        arguments("{\"/\":{\"bytes\":\"oQ\"},\"x\":1}", "not the expected }"),
        arguments("{\"/\":{}}", "neither a link nor bytes"),
        arguments("[".repeat(33) + "]".repeat(33), "deeper than 32 levels, at character 32"),
        arguments("[".repeat(100_000), "deeper than 32 levels"),
        arguments('"' + "x".repeat(DagJson.MAX_BYTES) + '"', "larger than 262144 bytes"));
  }

  @ParameterizedTest
  @MethodSource("malformedUtf8")
  void malformedUtf8IsRefused(String hex) {
    isRefused(HexFormat.of().parseHex(hex), "not UTF-8");
  }

  /// Lone surrogates, overlong forms, cut sequences, beyond U+10FFFF, UTF-16.
  static Stream<String> malformedUtf8() {
    return Stream.of(
        "22eda08022", "22edb08022", "22c08022", "22c1a122", "22e28222", "22f490808022", "fffe2200");
  }

  private static void isRefused(byte[] block, String problem) {
    var refused = assertThrows(NotCanonical.class, () -> DagJson.decode(block));
    assertTrue(refused.toString().contains(problem), refused.toString());
  }
}
