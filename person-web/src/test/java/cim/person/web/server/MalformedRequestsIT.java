package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.values.PersonId;
import cim.person.web.server.MalformedHttp.Base;
import cim.person.web.server.PreparedCommands.Prepared;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever comes through a door, the server answers for it, keeps its own matters to itself, and
/// stays as it was. `-Drequests=10000` sends more through each, `-Dseed=2` others.
class MalformedRequestsIT extends OnTheServer {
  private static final Logger LOG = System.getLogger(MalformedRequestsIT.class.getName());
  private static final int REQUESTS = Integer.getInteger("requests", 300);
  private static final long SEED = Long.getLong("seed", 1);

  /// What caches, buffers and compiled code may still grow by.
  private static final long MOST_MIB = 32;

  private static final PersonId ADA = new PersonId(UUID.randomUUID());

  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static Doors doors;

  @BeforeAll
  static void open() throws Exception {
    doors = new Doors(node);
    doors.carryOut(
        ADA,
        List.of(
            PreparedCommands.example(CreatePerson.class),
            PreparedCommands.example(ActivatePerson.class)));
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @Test
  void overGraphql() throws Exception {
    List<Base> bases =
        new ArrayList<>(commands().map(sent -> post("/graphql", GraphQLDoor.body(sent))).toList());
    bases.add(
        post(
            "/graphql",
            "{\"query\": \"query ($id: ID!, $f: PersonFilter) {person(id: $id) {id contacts {use}} persons(filter: $f, first: 2) {totalCount nodes {id}}}\", \"operationName\": null, \"variables\": {\"id\": \"%s\", \"f\": {\"lifecycle\": [\"ACTIVE\"], \"and\": [{\"tag\": \"x\"}]}}, \"extensions\": {}}"
                .formatted(ADA)));
    bases.add(post("/graphql", "{\"documentId\": \"how-many\"}"));
    bases.add(new Base("GET", "/graphql?query={persons{totalCount}}&variables={}", ""));
    holdsAgainst(new MalformedHttp(SEED, bases));
  }

  @Test
  void overWebSocket() throws Exception {
    holdsAgainst(new MalformedSocket(SEED, commands().map(GraphQLDoor::body).toList()));
  }

  @Test
  void overRest() throws Exception {
    List<Base> bases =
        new ArrayList<>(
            commands().map(sent -> post(RestDoor.path(sent), RestDoor.body(sent))).toList());
    bases.add(post("/api/v1/history.car", "{}"));
    String persons = "/api/v1/persons";
    for (String target :
        List.of(
            persons + "?limit=2&orderBy=NAME&tag=x&totalCount=true",
            persons + "?q=ada&fields=id,displayName",
            persons + "/" + ADA,
            persons + "/" + ADA + "?asOf=1",
            persons + "/" + ADA + "/contacts",
            persons + "/" + ADA + "/events?limit=1",
            persons + "/" + ADA + "/history.car",
            "/api/v1/events?families=LIFECYCLE",
            "/openapi")) {
      bases.add(new Base("GET", target, ""));
    }
    holdsAgainst(new MalformedHttp(SEED, bases));
  }

  @Test
  void overNats() throws Exception {
    holdsAgainst(new MalformedNats(SEED, commands().toList(), node.nats().url()));
  }

  @Test
  void overGrpc() throws Exception {
    try (GrpcDoor door = new GrpcDoor()) {
      List<MalformedGrpc.Base> bases =
          new ArrayList<>(
              commands()
                  .map(sent -> new MalformedGrpc.Base("Execute", door.message(sent)))
                  .toList());
      bases.add(
          new MalformedGrpc.Base(
              "GetPerson", door.message("GetPerson", Map.of("id", ADA.toString()))));
      bases.add(
          new MalformedGrpc.Base(
              "ListPersons", door.message("ListPersons", Map.of("pageSize", 2L))));
      holdsAgainst(new MalformedGrpc(SEED, bases));
    }
  }

  private static Base post(String target, String body) {
    return new Base("POST", target, body);
  }

  /// Every command, for a person who is there.
  private static Stream<Sent> commands() {
    return PreparedCommands.all().stream()
        .map(Prepared::command)
        .map(command -> Sent.of(UUID.randomUUID(), ADA, command));
  }

  private static void holdsAgainst(Malformed client) throws Exception {
    try (client) {
      for (int i = 0; i < Math.max(100, REQUESTS / 10); i++) { // until caches are full
        client.send();
      }
      ServerProcess server = ServerProcess.running();
      long before = server.usedMib();
      long begin = System.nanoTime();
      for (int i = 0; i < REQUESTS; i++) {
        client.send();
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      long after = server.usedMib();
      LOG.log(
          Level.INFO,
          "{0}: {1} requests in {2}, heap {3} MiB, then {4}",
          client.getClass().getSimpleName(),
          REQUESTS,
          took,
          before,
          after);
      assertTrue(after - before < MOST_MIB, "from %d to %d MiB".formatted(before, after));
    }
    servesAsBefore();
  }

  private static void servesAsBefore() throws Exception {
    node.awaitReady();
    PersonId person = new PersonId(UUID.randomUUID());
    doors.carryOut(person, List.of(PreparedCommands.example(CreatePerson.class)));
    for (Door door : doors.all()) {
      Sent sent = Sent.of(UUID.randomUUID(), person, new Tag(door.name()));
      assertEquals("receipt", door.give(sent).outcome(), door.name());
    }
  }
}
