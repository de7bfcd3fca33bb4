package cim.person.infrastructure.index;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of the records and lists of a chronicle: each has both for itself.
abstract class OnLists {
  final Chronicle chronicle = new Chronicle();

  Lists lists;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  @BeforeEach
  void open() throws IOException {
    lists = new Lists(chronicle, directory);
  }

  @AfterEach
  void close() throws IOException {
    lists.close();
  }

  /// As a node does that was started again.
  void reopen() throws IOException {
    lists.close();
    lists = new Lists(chronicle, directory);
  }
}
