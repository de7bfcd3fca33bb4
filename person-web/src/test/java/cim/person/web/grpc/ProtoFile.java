package cim.person.web.grpc;

import cim.person.web.grpc.Shapes.Constant;
import cim.person.web.grpc.Shapes.Enumeration;
import cim.person.web.grpc.Shapes.Field;
import cim.person.web.grpc.Shapes.Message;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of `person.proto`. What has a number in the file as it is keeps it; what is new gets
/// the
/// next one that was never used; the number and name of what is gone are reserved.
final class ProtoFile {
  private static final int WIDTH = 100;
  private static final String HEAD =
      """
      // The gRPC door of CIM Person.
      //
      // Ids are UUIDs, days 2026-11-23, times RFC 3339 in UTC, decimal numbers and stream positions are
      // text: as in the events, so that every door has the same values. Errors are in docs/clients.md.
      //
      // Derived from the records of commands, events and persons: `mvn verify -Dupdate-docs` adds what
      // is new. Numbers never change.
      syntax = "proto3";

      package cim.person.v1;

      option java_multiple_files = true;
      option java_package = "cim.person.v1";

      // Commands to persons, queries about them, and what happens to them.
      service Persons {
        // Carries a command out. A rejection is an answer, as is the receipt of a command that was sent
        // before under the same id. Errors: INVALID_ARGUMENT, ABORTED, UNAVAILABLE, DEADLINE_EXCEEDED.
        rpc Execute(ExecuteRequest) returns (ExecuteResponse);

        // A person, as it is now or as it was once. NOT_FOUND when there is none, or was none yet.
        rpc GetPerson(GetPersonRequest) returns (GetPersonResponse);

        // The persons that a filter means, in pages.
        rpc ListPersons(ListPersonsRequest) returns (ListPersonsResponse);

        // Events in the order of the stream: none missed, none twice. The stream never ends by itself;
        // when it is ended, the error says after which position to go on.
        rpc StreamEvents(StreamEventsRequest) returns (stream RecordedEvent);
      }
      """;

  private final FileDescriptor former;
  private final StringBuilder text = new StringBuilder(HEAD);

  private ProtoFile(FileDescriptor former) {
    this.former = former;
  }

  /// @param former the file as it is
  static String of(Shapes shapes, FileDescriptor former) {
    ProtoFile file = new ProtoFile(former);
    shapes.messages.values().forEach(file::message);
    shapes.enums.values().forEach(file::enumeration);
    return file.text.toString();
  }

  private void message(Message message) {
    Descriptor before = former.findMessageTypeByName(message.name());
    text.append('\n');
    comment("", message.comment());
    text.append("message ").append(message.name()).append(" {");
    Numbers numbers = Numbers.of(before);
    Set<String> names = message.fields().stream().map(Field::name).collect(Collectors.toSet());
    if (before != null) {
      for (FieldDescriptor field : before.getFields()) {
        if (!names.contains(field.getName())) {
          numbers.reserve(field.getNumber(), field.getName());
        }
      }
    }
    text.append(message.fields().isEmpty() && numbers.isEmpty() ? "" : "\n");
    numbers.print(names, text);
    String oneof = "";
    for (Field field : message.fields()) {
      if (!field.oneof().equals(oneof)) {
        text.append(oneof.isEmpty() ? "" : "  }\n");
        oneof = field.oneof();
        text.append(oneof.isEmpty() ? "" : "  oneof " + oneof + " {\n");
      }
      FieldDescriptor known = before == null ? null : before.findFieldByName(field.name());
      checkSame(field, known);
      String indent = oneof.isEmpty() ? "  " : "    ";
      comment(indent, field.comment());
      text.append(indent)
          .append(field.label())
          .append(field.label().isEmpty() ? "" : " ")
          .append("%s %s = %d;\n".formatted(field.type(), field.name(), numbers.number(known)));
    }
    text.append(oneof.isEmpty() ? "" : "  }\n").append("}\n");
  }

  private void enumeration(Enumeration enumeration) {
    EnumDescriptor before = former.findEnumTypeByName(enumeration.name());
    text.append('\n');
    comment("", enumeration.comment());
    text.append("enum ").append(enumeration.name()).append(" {\n");
    Numbers numbers = Numbers.of(before);
    Set<String> names =
        enumeration.constants().stream().map(Constant::name).collect(Collectors.toSet());
    if (before != null) {
      for (EnumValueDescriptor value : before.getValues()) {
        if (!names.contains(value.getName())) {
          numbers.reserve(value.getNumber(), value.getName());
        }
      }
    }
    numbers.print(names, text);
    for (Constant constant : enumeration.constants()) {
      EnumValueDescriptor known = before == null ? null : before.findValueByName(constant.name());
      comment("  ", constant.comment());
      text.append("  %s = %d;\n".formatted(constant.name(), numbers.number(known)));
    }
    text.append("}\n");
  }

  /// A field of another type would be misread by whoever has the file as it was.
  private static void checkSame(Field field, @Nullable FieldDescriptor known) {
    if (known == null) {
      return;
    }
    String type =
        switch (known.getJavaType()) {
          case MESSAGE -> known.getMessageType().getName();
          case ENUM -> known.getEnumType().getName();
          default -> known.getType().name().toLowerCase(Locale.ROOT);
        };
    if (!type.equals(field.type()) || known.isRepeated() != field.label().equals("repeated")) {
      throw new IllegalStateException(
          "%s is %s and cannot become %s %s: give it another name"
              .formatted(known.getFullName(), type, field.label(), field.type()));
    }
  }

  private void comment(String indent, String comment) {
    StringBuilder line = new StringBuilder(indent + "//");
    for (String word : comment.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent + "//");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
