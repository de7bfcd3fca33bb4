package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PossibleDuplicatesTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");

  private final InMemoryClient client = new InMemoryClient();

  @Test
  void aCandidateIsAPersonWithReasons() {
    PersonId one = new PersonId(new UUID(1, 1));
    PersonId other = new PersonId(new UUID(1, 2));
    client.happened(one, AT, new Created(Examples.ADA, null));
    client.happened(other, AT, new Created(Examples.ADA, null));
    assertEquals(
        "{\"possibleDuplicates\":[{\"person\":{\"id\":\"%s\"},\"reasons\":[\"NAME_AND_BIRTH_DATE\"]}]}"
            .formatted(other),
        client
            .data("{possibleDuplicates(person: \"%s\") {person {id} reasons}}".formatted(one))
            .toString());
  }
}
