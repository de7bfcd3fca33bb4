package cim.person.application.data;

import static cim.person.application.data.MalformedData.below;
import static java.util.Objects.requireNonNull;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.MalformedValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads commands from what a client sent, through whichever door: with today's rules and
/// normalisation, strictly, and with ids of new parts that it left out derived from the command's
/// id, so that a retry means the same parts.
///
/// A value that can be of several kinds is an object with one field for each kind, exactly one of
/// them set. A kind with one value is written as that value: `{"email": "ada@example.org"}`.
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
    return RecordShape.forCommands(type);
  }

  @Override
  void checkNames(RecordShape shape, String path, Map<?, ?> data) {
    onlyKnown(shape, path, data);
  }

  @Override
  Object absentId(Class<?> record, Class<?> type, String path) {
    if (!Inputs.makesPart(record)) {
      throw new MalformedData(path, "must be given");
    }
    return RecordShape.of(type)
        .make(new Object[] {NameBasedUuid.of("cim:part:" + commandId + ":" + path)});
  }

  @Override
  Object value(Type type, String path, Object data) {
    Class<?> standIn = type instanceof Class<?> raw ? Inputs.standInFor(raw) : null;
    return standIn == null ? super.value(type, path, data) : standIn(standIn, path, data);
  }

  @Override
  Object oneOf(Class<?> type, String path, Map<?, ?> data) {
    Map<String, Class<?>> kinds = Inputs.kindsOf(type);
    for (Object name : data.keySet()) {
      if (!kinds.containsKey(name)) {
        throw new MalformedData(below(path, String.valueOf(name)), "is not a known field");
      }
    }
    List<String> set = kinds.keySet().stream().filter(name -> data.get(name) != null).toList();
    if (set.size() != 1) {
      String names = String.join(", ", kinds.keySet());
      throw new MalformedData(path, "must have exactly one of these set: " + names);
    }
    String name = set.getFirst();
    Class<?> kind = requireNonNull(kinds.get(name));
    Object given = requireNonNull(data.get(name));
    String at = below(path, name);
    return Inputs.onlyValueOf(kind)
        .map(only -> ofOne(kind, only, at, given))
        .orElseGet(() -> value(kind, at, given));
  }

  private Object standIn(Class<?> type, String path, Object data) {
    try {
      return parsed(record(type, path, map(path, data)));
    } catch (MalformedValue problem) {
      throw new MalformedData(below(path, problem.field()), String.valueOf(problem.getMessage()));
    }
  }

  private Object ofOne(Class<?> kind, Class<?> type, String path, Object data) {
    @Nullable Object[] only = {value(type, path, data)};
    Class<?> standIn = Inputs.standInFor(kind);
    try {
      return standIn == null ? shape(kind).make(only) : parsed(shape(standIn).make(only));
    } catch (MalformedValue problem) {
      throw new MalformedData(path, String.valueOf(problem.getMessage()));
    }
  }

  private static Object parsed(Object standIn) {
    return ((Inputs.StandIn<?>) standIn).parse();
  }
}
