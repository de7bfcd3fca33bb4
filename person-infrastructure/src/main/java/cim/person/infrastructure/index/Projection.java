package cim.person.infrastructure.index;

import java.io.IOException;
import java.util.List;

/// A read model that the feed keeps up to date. Its feeding methods are called by one thread.
interface Projection {
  /// The name that operators see.
  String name();

  /// How far this read model had come when it was opened, and has come since.
  Seen seen();

  /// Takes in what comes next. Entries that it has seen already may come again, and change nothing.
  void apply(List<StreamEntry> entries) throws IOException;

  /// Begins to write to disk what is only in memory.
  void save() throws IOException;

  /// Forgets everything, to be fed from the beginning.
  void clear() throws IOException;

  /// How far this read model's readers can see.
  Progress progress();
}
