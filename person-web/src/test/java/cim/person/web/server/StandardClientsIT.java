package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.NpmTools;
import cim.person.infrastructure.NpmTools.Ended;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Packages that others publish, and that know nothing of us, find the server as they expect it.
class StandardClientsIT extends OnTheServer {
  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static NpmTools tools;

  @BeforeAll
  static void install() throws Exception {
    tools = NpmTools.installed("graphql-tools");
  }

  private static Ended run(String script) throws IOException, InterruptedException {
    return tools.run(script, Node.address("http", "/graphql").toString());
  }

  @Test
  void theAuditOfGraphqlOverHttpPassesInAllThatItDemandsAndRecommends() throws Exception {
    Ended audit = run("audit.mjs");
    assertEquals(0, audit.code(), audit.said());
    assertEquals("{\"ok\":61,\"may\":0,\"should\":0,\"must\":0}", audit.said().strip());
  }

  @Test
  void apolloWalksThroughAllPersonsBothWays() throws Exception {
    for (int i = 0; i < 40; i++) {
      node.data(
          "mutation {createPerson(input: {name: {given: [\"P%d\"], convention: MONONYMIC}}) {receipt {position}}}"
              .formatted(i));
    }
    awaitAll();
    Ended walk = run("paging.mjs");
    assertEquals(0, walk.code(), walk.said());
  }

  /// Waits until the list has whom the tests before created as well.
  private static void awaitAll() throws InterruptedException {
    String position =
        node.data(
                "mutation {createPerson(input: {name: {given: [\"Z\"], convention: MONONYMIC}}) {receipt {position}}}")
            .getJsonObject("createPerson")
            .getJsonObject("receipt")
            .getString("position");
    node.data("{persons(atLeast: \"%s\") {totalCount}}".formatted(position));
  }

  @Test
  void graphqlWsFollowsAPersonThroughLostConnections() throws Exception {
    Ended following = run("following.mjs");
    assertEquals(0, following.code(), following.said());
    assertTrue(following.said().contains("\"events\":42"), following.said());
  }
}
