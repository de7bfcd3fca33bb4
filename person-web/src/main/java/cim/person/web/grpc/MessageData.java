package cim.person.web.grpc;

import static java.util.Objects.requireNonNull;

import cim.person.application.data.MalformedData;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Messages as plain data and back, by their descriptors: names in camelCase, enums without their
/// prefix. A message that is nothing but a oneof is a value that can be of several kinds: it comes
/// in as an object with one field, as every door's commands have it, and goes out from a map that
/// names its kind, as records are written.
final class MessageData {
  private static final String UNSPECIFIED = "UNSPECIFIED";

  private MessageData() {}

  /// What is set in a message.
  ///
  /// @throws MalformedData for a field that `person.proto` does not have: what it means would be
  ///     lost
  static Map<String, Object> read(Message message) {
    return read("", message);
  }

  private static Map<String, Object> read(String path, Message message) {
    for (int unknown : message.getUnknownFields().asMap().keySet()) {
      throw new MalformedData(
          path.isEmpty() ? "request" : path,
          "has a field with the number %d, which this server does not know".formatted(unknown));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    message
        .getAllFields()
        .forEach((field, value) -> data.put(field.getJsonName(), read(path, field, value)));
    return data;
  }

  private static Object read(String path, FieldDescriptor field, Object value) {
    String at = path.isEmpty() ? field.getJsonName() : path + "." + field.getJsonName();
    if (!(value instanceof List<?> items)) {
      return single(at, value);
    }
    List<Object> list = new ArrayList<>();
    for (Object item : items) {
      list.add(single(at + "[" + list.size() + "]", item));
    }
    return list;
  }

  private static Object single(String path, Object value) {
    return switch (value) {
      case Message message -> read(path, message);
      case EnumValueDescriptor constant when constant.getIndex() < 0 -> constant.getNumber();
      case EnumValueDescriptor constant ->
          constant.getName().substring(prefix(constant.getType()).length());
      default -> value;
    };
  }

  /// The message of that type with this in it.
  static DynamicMessage write(Descriptor type, Map<?, ?> data) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (String named : List.of("is", "kind")) {
      if (isOneOfSeveral(type) && data.get(named) instanceof String kind) {
        return writeKind(message, kind, rest(data, named));
      }
    }
    data.forEach(
        (name, value) -> {
          FieldDescriptor field = field(type, (String) name);
          if (value instanceof List<?> items) {
            items.forEach(item -> message.addRepeatedField(field, written(field, item)));
          } else {
            message.setField(field, written(field, value));
          }
        });
    return message.build();
  }

  private static DynamicMessage writeKind(
      DynamicMessage.Builder message, String kind, Map<?, ?> data) {
    FieldDescriptor field =
        requireNonNull(
            message.getDescriptorForType().findFieldByName(kind.toLowerCase(Locale.ROOT)), kind);
    boolean plain = field.getJavaType() != FieldDescriptor.JavaType.MESSAGE;
    return message
        .setField(field, written(field, plain ? data.values().iterator().next() : data))
        .build();
  }

  private static Object written(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case MESSAGE -> write(field.getMessageType(), (Map<?, ?>) value);
      case ENUM -> {
        EnumDescriptor type = field.getEnumType();
        yield requireNonNull(type.findValueByName(prefix(type) + value), type.getName());
      }
      case INT -> Math.toIntExact(((Number) value).longValue());
      case LONG -> ((Number) value).longValue();
      default -> value;
    };
  }

  private static FieldDescriptor field(Descriptor type, String name) {
    for (FieldDescriptor field : type.getFields()) {
      if (field.getJsonName().equals(name)) {
        return field;
      }
    }
    throw new IllegalStateException(type.getName() + " has no field " + name);
  }

  private static Map<Object, Object> rest(Map<?, ?> data, String without) {
    Map<Object, Object> rest = new LinkedHashMap<>(data);
    rest.remove(without);
    return rest;
  }

  private static boolean isOneOfSeveral(Descriptor type) {
    List<OneofDescriptor> oneofs = type.getRealOneofs();
    return oneofs.size() == 1 && oneofs.getFirst().getFieldCount() == type.getFields().size();
  }

  /// What the constants of an enum begin with, where the first says that nothing is said.
  private static String prefix(EnumDescriptor type) {
    String first = type.getValues().getFirst().getName();
    return first.endsWith(UNSPECIFIED)
        ? first.substring(0, first.length() - UNSPECIFIED.length())
        : "";
  }
}
