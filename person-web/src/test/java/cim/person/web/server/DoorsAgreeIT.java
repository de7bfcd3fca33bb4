package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.values.PersonId;
import cim.person.web.server.Door.Event;
import cim.person.web.server.Door.Told;
import cim.person.web.server.PreparedCommands.Prepared;
import io.nats.client.JetStreamManagement;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whichever door a client takes, it finds the same rules, codes and events behind it.
class DoorsAgreeIT extends OnTheServer {
  private static final String STREAM = "CIM_PERSON_EVENTS";

  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static Doors doors;

  @BeforeAll
  static void open() throws Exception {
    doors = new Doors(node);
    doors.carryOut(
        PreparedCommands.example(MergePerson.class).into(),
        List.of(
            PreparedCommands.example(CreatePerson.class),
            PreparedCommands.example(ActivatePerson.class)));
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  static List<Prepared> commands() {
    return PreparedCommands.all();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandLeadsToTheSameEventsAndIsCarriedOutOnce(Prepared prepared) throws Exception {
    List<Callable<List<Map<String, String>>>> ways = new ArrayList<>();
    doors.all().forEach(door -> ways.add(() -> carriedOut(prepared, door)));
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Map<String, String>>>> led = clients.invokeAll(ways);
      for (Future<List<Map<String, String>>> each : led) {
        assertEquals(led.getFirst().get(), each.get());
      }
    }
  }

  private static List<Map<String, String>> carriedOut(Prepared prepared, Door door)
      throws Exception {
    PersonId person = new PersonId(UUID.randomUUID());
    doors.carryOut(person, prepared.before());
    Sent sent = Sent.of(UUID.randomUUID(), person, prepared.command());
    Told told = door.give(sent);
    assertEquals("receipt", told.outcome(), () -> door.name() + " " + told);
    assertEquals(told.again(), doors.beside(door).give(sent), door.name());
    return stored(told.events(), person);
  }

  /// What the stream has of a receipt's events, without what is of one person or moment only.
  private static List<Map<String, String>> stored(List<Event> events, PersonId person)
      throws Exception {
    JetStreamManagement streams = doors.nats().connection().jetStreamManagement();
    List<Map<String, String>> stored = new ArrayList<>();
    for (Event event : events) {
      String block =
          new String(
              streams.getMessage(STREAM, event.position()).getData(), StandardCharsets.UTF_8);
      assertEquals(block, event.block());
      JsonObject fields = Node.json(block.replace(person.toString(), "PERSON"));
      stored.add(
          Map.of(
              "person", fields.getString("person"),
              "type", fields.getString("type"),
              "v", String.valueOf(fields.get("v")),
              "data", String.valueOf(fields.get("data"))));
    }
    return stored;
  }
}
