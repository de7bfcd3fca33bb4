package cim.person.application.data;

import java.util.Map;

/// Reads what a query asks for, such as a filter, strictly: a name that is not known is refused.
public final class QueryReader extends RecordReader {
  private static final QueryReader READER = new QueryReader();

  private QueryReader() {}

  /// The record of that type.
  ///
  /// @param path where the data stands; empty when it is the whole
  /// @throws MalformedData naming the field that is wrong
  public static <T> T read(Class<T> type, String path, Map<?, ?> data) {
    return type.cast(READER.record(type, path, data));
  }

  @Override
  RecordShape shape(Class<?> type) {
    return RecordShape.of(type);
  }

  @Override
  void checkNames(RecordShape shape, String path, Map<?, ?> data) {
    onlyKnown(shape, path, data);
  }

  @Override
  Object absentId(Class<?> record, Class<?> type, String path) {
    throw new MalformedData(path, "must be given");
  }

  @Override
  Object oneOf(Class<?> type, String path, Map<?, ?> data) {
    throw new IllegalStateException("no query has values of several kinds: " + type);
  }
}
