package cim.person.infrastructure.siblings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cim.person.domain.values.Cid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingSiblingsTest {
  private final SiblingReader reader = new SiblingReader(65_536);

  static List<SiblingForms.Form> forms() {
    return SiblingForms.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachFormMeansWhatTheTableSays(SiblingForms.Form form) {
    SiblingReading reading = reader.read(form.message());
    String text = SiblingForms.text(reading);
    assertEquals(
        form.outcome(),
        form.isBroken()
            ? text.substring(0, Math.min(text.length(), form.outcome().length()))
            : text);
    if (reading instanceof SiblingReading.Understood(var event)) {
      assertEquals(Cid.ofRaw(form.body().getBytes(UTF_8)), event.cause());
    }
  }

  @Test
  void bytesThatAreNoTextAreBroken() {
    SiblingReading reading =
        reader.read(
            SiblingMessage.of(
                "events.location.x.archived", Map.of(), new byte[] {'"', (byte) 0xff, '"'}));
    assertEquals(new SiblingReading.Broken("the body is not UTF-8"), reading);
  }

  @Test
  void layersWithoutEndAreNotFollowed() {
    String body =
        "{\"payload\":".repeat(100) + "{\"event_type\":\"IdentityCreated\"}" + "}".repeat(100);
    assertInstanceOf(
        SiblingReading.Broken.class,
        reader.read(SiblingMessage.of("x.y", Map.of(), body.getBytes(UTF_8))));
  }
}
