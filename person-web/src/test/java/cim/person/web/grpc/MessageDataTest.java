package cim.person.web.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.data.ClientInput;
import cim.person.application.data.CommandReader;
import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.scenarios.RandomCommands;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes through a message is what went in.
class MessageDataTest {
  private static final Protocol PROTOCOL = Protocol.persons();
  private static final UUID ID = UUID.fromString("5f9a1c1e-6f1c-4b0e-9d0a-1f2e3d4c5b6a");

  static Stream<PersonCommand> commands() {
    RandomCommands random = new RandomCommands(7);
    return Stream.concat(
            OneOfEach.commands().stream(), IntStream.range(0, 500).mapToObj(_ -> random.next()))
        .filter(command -> !(command instanceof ByPolicy));
  }

  @Test
  void everyCommandComesThroughAMessage() throws Exception {
    for (PersonCommand command : commands().toList()) {
      Map<String, Object> input = ClientInput.of(command);
      assertEquals(
          CommandReader.read(command.getClass(), ID, input),
          CommandReader.read(command.getClass(), ID, sent(command, input)));
    }
  }

  /// Takes fields away and spoils others: what is wrong with it is the same as in plain data.
  @Test
  void aBadCommandIsRefusedForTheSameReasonAsThroughOtherDoors() throws Exception {
    Random random = new Random(11);
    for (PersonCommand command : commands().toList()) {
      Map<String, Object> input = spoilt(ClientInput.of(command), random);
      assertEquals(
          reading(command, input), reading(command, sent(command, input)), () -> "of " + input);
    }
  }

  private static String reading(PersonCommand command, Map<?, ?> input) {
    try {
      return CommandReader.read(command.getClass(), ID, input).toString();
    } catch (MalformedData problem) {
      return problem.field() + " " + problem.getMessage();
    }
  }

  private static Map<String, Object> spoilt(Map<?, ?> input, Random random) {
    Map<String, Object> spoilt = new HashMap<>();
    input.forEach(
        (name, value) -> {
          if (random.nextInt(5) > 0) {
            spoilt.put((String) name, spoilt(value, random));
          }
        });
    return spoilt;
  }

  private static Object spoilt(Object value, Random random) {
    return switch (value) {
      case Map<?, ?> map -> spoilt(map, random);
      case String text when !isConstant(text) && random.nextInt(3) == 0 ->
          List.of("", " ", "\u0000", "x".repeat(20_000), "€").get(random.nextInt(5));
      default -> value;
    };
  }

  /// An enum can have none but its constants in a message.
  private static boolean isConstant(String text) {
    return text.matches("[A-Z_]+");
  }

  private static Map<?, ?> sent(PersonCommand command, Map<String, Object> input)
      throws InvalidProtocolBufferException {
    String type = command.getClass().getSimpleName();
    Descriptor request = PROTOCOL.message("ExecuteRequest");
    String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    DynamicMessage message = MessageData.write(request, Map.of(field, input));
    return GrpcClient.part(
        MessageData.read(DynamicMessage.parseFrom(request, message.toByteArray())), field);
  }

  static List<PersonEvent> events() {
    return OneOfEach.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsAMessageWithAllThatItHolds(PersonEvent event) {
    Map<String, Object> data = new HashMap<>(RecordData.write(event));
    DynamicMessage message =
        MessageData.write(PROTOCOL.message(event.getClass().getSimpleName()), data);
    assertEquals(leaves(data), leaves(MessageData.read(message)));
  }

  /// All texts and numbers; which kind a value is of is a field's name in a message.
  private static List<String> leaves(Object data) {
    List<String> leaves = new ArrayList<>();
    switch (data) {
      case Map<?, ?> map ->
          map.forEach(
              (name, value) -> {
                boolean kind = name.equals("kind") && map.size() > 1 && isKind(value);
                leaves.addAll(kind ? List.of() : leaves(value));
              });
      case List<?> list -> list.forEach(item -> leaves.addAll(leaves(item)));
      case Boolean flag when !flag -> {}
      default -> leaves.add(data.toString());
    }
    return leaves.stream().sorted().toList();
  }

  private static boolean isKind(Object value) {
    return PROTOCOL.message("Contact").findFieldByName(value.toString().toLowerCase(Locale.ROOT))
            != null
        || PROTOCOL
                .message("AttributeValue")
                .findFieldByName(value.toString().toLowerCase(Locale.ROOT))
            != null;
  }

  @Test
  void aFieldThatIsNotKnownIsRefused() {
    DynamicMessage message =
        DynamicMessage.newBuilder(PROTOCOL.message("GetPersonRequest"))
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build();
    MalformedData problem = assertThrows(MalformedData.class, () -> MessageData.read(message));
    assertEquals("request", problem.field());
  }
}
