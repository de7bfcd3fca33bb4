package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.policies.PolicyStatus;
import cim.person.application.policies.PolicyStatus.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How policies are, as clients see it.
class PoliciesTest {
  private static final String QUERY =
      "{policies {name state position lag done skipped failed wouldDo lastRun lastError}}";

  private final InMemoryClient client = new InMemoryClient();

  @Test
  void eachPolicyTellsHowItIs() {
    Instant ran = Instant.parse("2026-11-23T06:14:00.5Z");
    client.node.policies.add(
        new PolicyStatus("archive-inactive", State.OFF, 0, 0, 0, 0, 0, 0, null, null));
    client.node.policies.add(
        new PolicyStatus(
            "cascade-relationships",
            State.FAILED,
            9_007_199_254_740_993L,
            Long.MAX_VALUE,
            1,
            2,
            3,
            4,
            ran,
            "2026-11-23T06:14:00Z the stream is away"));
    assertEquals(
        "{\"policies\":[{\"name\":\"archive-inactive\",\"state\":\"OFF\",\"position\":\"0\",\"lag\":0,"
            + "\"done\":0,\"skipped\":0,\"failed\":0,\"wouldDo\":0,\"lastRun\":null,\"lastError\":null},"
            + "{\"name\":\"cascade-relationships\",\"state\":\"FAILED\","
            + "\"position\":\"9007199254740993\",\"lag\":2147483647,"
            + "\"done\":1,\"skipped\":2,\"failed\":3,\"wouldDo\":4,"
            + "\"lastRun\":\"2026-11-23T06:14:00.500Z\","
            + "\"lastError\":\"2026-11-23T06:14:00Z the stream is away\"}]}",
        client.data(QUERY).toString());
  }

  @Test
  void noPoliciesAreAnEmptyList() {
    assertEquals("{\"policies\":[]}", client.data(QUERY).toString());
  }
}
