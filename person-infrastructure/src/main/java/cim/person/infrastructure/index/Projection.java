package cim.person.infrastructure.index;

import cim.person.application.queries.Projections;
import java.io.IOException;
import java.util.List;

/// A read model that the feed keeps up to date. Its feeding methods are called by one thread.
interface Projection {
  /// The name that operators see.
  String name();

  /// Whether it is needed to read that.
  default boolean serves(Projections.Scope scope) {
    return true;
  }

  /// How far this read model had come when it was opened, and has come since.
  Seen seen();

  /// Takes in what comes next. Entries that it has seen already may come again, and change nothing.
  void apply(List<StreamEntry> entries) throws IOException;

  /// Says whether what comes is new, so that it is to be shown soon, or long there.
  default void pace(boolean isNew) {}

  /// Whether it has nothing yet and is to be filled from the read models before it, once they have
  /// come to the end of the stream, which is faster than being fed from the beginning.
  default boolean isToBeFilled() {
    return false;
  }

  /// Takes in, all at once, what the read models before it have.
  ///
  default void fill(Filling filling) throws IOException {}

  /// Begins to write to disk what is only in memory.
  void save() throws IOException;

  /// Forgets everything, to be fed from the beginning.
  void clear() throws IOException;

  /// How far this read model's readers can see.
  Progress progress();
}
