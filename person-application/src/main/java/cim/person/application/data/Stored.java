package cim.person.application.data;

import static cim.person.application.data.MalformedData.below;

import java.util.Map;

/// Reads records that were stored once: through the constructor that checks their eternal shape
/// only. Names that this version does not know are passed over, since fields are added over time.
public final class Stored extends RecordReader {
  private static final Stored READER = new Stored();

  private Stored() {}

  /// The record of that type.
  ///
  /// @throws MalformedData naming the field that is wrong
  public static <T> T read(Class<T> type, Map<?, ?> data) {
    return type.cast(READER.record(type, "", data));
  }

  @Override
  RecordShape shape(Class<?> type) {
    return RecordShape.of(type);
  }

  @Override
  void checkNames(RecordShape shape, String path, Map<?, ?> data) {}

  @Override
  Object absentId(Class<?> record, Class<?> type, String path) {
    throw new MalformedData(path, "must be given");
  }

  @Override
  Object oneOf(Class<?> type, String path, Map<?, ?> data) {
    Kinds kinds = Kinds.of(type);
    Class<?> kind =
        data.get(kinds.field()) instanceof String name ? kinds.byName().get(name) : null;
    if (kind == null) {
      throw new MalformedData(below(path, kinds.field()), "must be a known kind");
    }
    return record(kind, path, data);
  }
}
