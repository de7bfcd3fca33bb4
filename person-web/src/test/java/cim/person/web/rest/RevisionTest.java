package cim.person.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.data.MalformedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
  @Test
  void oneRevisionIsDemandedInAnyForm() {
    assertEquals(3L, Revision.demanded("\"3\""));
    assertEquals(3L, Revision.demanded(" \"3-vcard\" "));
    assertNull(Revision.demanded("*"));
    assertNull(Revision.demanded(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "W/\"3\"", "\"3\", \"4\"", "\"x\"", "\"1234567890123456789\""})
  void anythingElseIsRefused(String ifMatch) {
    assertThrows(MalformedData.class, () -> Revision.demanded(ifMatch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '"3"'            | true
          'W/"3"'          | true
          '"1", W/"3"'     | true
          '*'              | true
          '"3-vcard"'      | false
          '"33"'           | false
          """)
  void aClientKnowsWhatItHasTheTagOf(String ifNoneMatch, boolean known) {
    assertEquals(known, Revision.isKnown(ifNoneMatch, Revision.tag(3, "")));
  }
}
