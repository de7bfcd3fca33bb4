package cim.person.application.data;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads commands from what a client sent, through whichever door: with today's rules and
/// normalisation, strictly, and with ids of parts that it left out derived from the command's id,
/// so that a retry means the same parts.
///
/// A value that can be of several kinds is an object with one field for each kind, exactly one of
/// them set. A kind with one text is written as that text: `{"email": "ada@example.org"}`.
public final class CommandReader extends RecordReader {
  private final UUID commandId;

  private CommandReader(UUID commandId) {
    this.commandId = commandId;
  }

  /// The command of that type.
  ///
  /// @throws MalformedData naming the field that is wrong
  public static <C extends PersonCommand> C read(Class<C> type, UUID commandId, Map<?, ?> data) {
    return type.cast(new CommandReader(commandId).record(type, "", data));
  }

  @Override
  RecordShape shape(Class<?> type) {
    return RecordShape.of(type).forCommands();
  }

  @Override
  void checkNames(RecordShape shape, String path, Map<?, ?> data) {
    for (Object name : data.keySet()) {
      if (shape.fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new MalformedData(below(path, String.valueOf(name)), "is not a known field");
      }
    }
  }

  @Override
  Object absentId(Class<?> type, String path) {
    return RecordShape.of(type)
        .make(new Object[] {NameBasedUuid.of("cim:part:" + commandId + ":" + path)});
  }

  @Override
  Object oneOf(Class<?> type, String path, Map<?, ?> data) {
    List<? extends Class<?>> kinds = Hierarchy.leaves(type);
    Class<?> chosen = null;
    for (Class<?> kind : kinds) {
      if (data.get(Inputs.fieldOf(kind)) != null) {
        chosen = chosen == null ? kind : null;
        if (chosen == null) {
          break;
        }
      }
    }
    if (chosen == null) {
      String names = String.join(", ", kinds.stream().map(Inputs::fieldOf).toList());
      throw new MalformedData(path, "must have exactly one of " + names);
    }
    return chosen(chosen, path, data);
  }

  private Object chosen(Class<?> kind, String path, Map<?, ?> data) {
    return null;
  }
}
