package cim.person.application.ports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) as plain data. Thread-safe.
public interface JsonInput {
  /// The fields of an object in UTF-8. Whole numbers are `Long`; other numbers are a `Number` that
  /// is none of the whole ones.
  ///
  /// @param whole what to call the whole where that is wrong
  /// @throws cim.person.application.data.MalformedData when it is something else, has a key twice
  ///     in an object, is nested too deeply or has text that is not Unicode, saying where
  Map<String, @Nullable Object> object(String whole, byte[] json);
}
