package cim.person.web.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtoFileTest {
  private static final Path FILE =
      Path.of(System.getProperty("project.root"))
          .resolve("person-web/src/main/proto/cim/person/v1/person.proto");

  private final FileDescriptor committed = Protocol.persons().file();

  @Test
  void theCommittedFileIsTheOneThatTheRecordsMean() throws IOException {
    String text = ProtoFile.of(new Shapes(), committed);
    if (System.getProperty("update-docs") != null) {
      Files.writeString(FILE, text);
    }
    assertEquals(
        Files.readString(FILE), text, "person.proto is stale: run mvn verify -Dupdate-docs");
  }

  @Test
  void aNumberIsKeptAndOneThatWasUsedOnceIsNeverGivenAgain() throws Exception {
    FileDescriptor former =
        changed(
            message ->
                message
                    .addReservedRange(ReservedRange.newBuilder().setStart(20).setEnd(22))
                    .addReservedName("older")
                    .removeField(0)
                    .addField(
                        FieldDescriptorProto.newBuilder()
                            .setName("gone")
                            .setNumber(30)
                            .setType(FieldDescriptorProto.Type.TYPE_STRING)));
    String message = message(ProtoFile.of(new Shapes(), former));
    assertTrue(
        message.contains("  reserved 20, 21, 30;\n  reserved \"gone\", \"older\";"), message);
    assertTrue(message.contains("reason = 31;"), message);
  }

  @Test
  void aFieldDoesNotBecomeAnotherType() throws Exception {
    FileDescriptor former =
        changed(
            message -> message.getFieldBuilder(0).setType(FieldDescriptorProto.Type.TYPE_INT32));
    assertThrows(IllegalStateException.class, () -> ProtoFile.of(new Shapes(), former));
  }

  /// The file with another `SuspendPerson`.
  private FileDescriptor changed(Consumer<DescriptorProto.Builder> change)
      throws DescriptorValidationException {
    FileDescriptorProto.Builder file = committed.toProto().toBuilder();
    Stream.of(file.getMessageTypeBuilderList().toArray(DescriptorProto.Builder[]::new))
        .filter(message -> message.getName().equals("SuspendPerson"))
        .forEach(change);
    return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
  }

  private static String message(String file) {
    int begin = file.indexOf("message SuspendPerson {");
    return file.substring(begin, file.indexOf("\n}", begin));
  }
}
