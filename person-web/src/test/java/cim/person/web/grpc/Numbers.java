package cim.person.web.grpc;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The numbers of one message or enum: those that are in use, and those that were.
final class Numbers {
  private final NavigableSet<Integer> reserved = new TreeSet<>();
  private final NavigableSet<String> reservedNames = new TreeSet<>();
  private int next;

  private Numbers(int first) {
    next = first;
  }

  static Numbers of(@Nullable Descriptor message) {
    Numbers numbers = new Numbers(1);
    if (message != null) {
      DescriptorProto proto = message.toProto();
      message.getFields().forEach(field -> numbers.use(field.getNumber()));
      proto.getReservedRangeList().forEach(each -> numbers.reserve(each.getStart(), each.getEnd()));
      numbers.reservedNames.addAll(proto.getReservedNameList());
    }
    return numbers;
  }

  static Numbers of(@Nullable EnumDescriptor type) {
    Numbers numbers = new Numbers(0);
    if (type != null) {
      EnumDescriptorProto proto = type.toProto();
      type.getValues().forEach(value -> numbers.use(value.getNumber()));
      proto
          .getReservedRangeList()
          .forEach(each -> numbers.reserve(each.getStart(), each.getEnd() + 1));
      numbers.reservedNames.addAll(proto.getReservedNameList());
    }
    return numbers;
  }

  void reserve(int number, String name) {
    reserve(number, number + 1);
    reservedNames.add(name);
  }

  boolean isEmpty() {
    return reserved.isEmpty();
  }

  int number(@Nullable FieldDescriptor known) {
    return known == null ? next++ : known.getNumber();
  }

  int number(@Nullable EnumValueDescriptor known) {
    return known == null ? next++ : known.getNumber();
  }

  /// @param used names that are in use again
  void print(Set<String> used, StringBuilder text) {
    if (reserved.isEmpty()) {
      return;
    }
    text.append("  reserved ")
        .append(reserved.stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .append(";\n");
    String names =
        reservedNames.stream()
            .filter(name -> !used.contains(name))
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(", "));
    text.append(names.isEmpty() ? "" : "  reserved " + names + ";\n");
  }

  private void reserve(int from, int to) {
    IntStream.range(from, to).forEach(reserved::add);
    use(to - 1);
  }

  private void use(int number) {
    next = Math.max(next, number + 1);
  }
}
