package cim.person.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.documents.PersonDocument;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.Cid;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonCardTest {
  private static final UUID COMMAND = new UUID(0, 1);

  /// Whatever a person can hold: every event has happened to it.
  @Test
  void everythingOfAPersonMakesAValidCard() {
    PersonRecord record = null;
    long seq = 0;
    for (PersonEvent event : OneOfEach.events()) {
      seq++;
      record =
          PersonRecord.after(
              record,
              new RecordedEvent(
                  Cid.ofDagJson(Long.toString(seq).getBytes(StandardCharsets.UTF_8)),
                  seq,
                  Examples.ADAS_ID,
                  seq,
                  record == null ? null : record.head().cid(),
                  Instant.EPOCH,
                  null,
                  COMMAND,
                  COMMAND,
                  null,
                  event,
                  "",
                  null));
    }
    VCard card = PersonCard.of(PersonDocument.of(Objects.requireNonNull(record), (_, _) -> "Ada"));
    String text = new String(CardForm.VCARD_4.write(card), StandardCharsets.UTF_8);
    VCard read = Ezvcard.parse(text).first();
    assertEquals("Ada", read.getFormattedName().getValue());
    assertTrue(read.validate(ezvcard.VCardVersion.V4_0).isEmpty(), text);
    String json = new String(CardForm.JCARD_4.write(card), StandardCharsets.UTF_8);
    assertTrue(json.startsWith("[\"vcard\",[[\"version\",{},\"text\",\"4.0\"]"), json);
  }
}
