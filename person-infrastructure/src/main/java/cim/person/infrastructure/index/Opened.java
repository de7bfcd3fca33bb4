package cim.person.infrastructure.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened so far, and is closed again when the rest cannot be opened.
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /// Says that all went well.
  void keep() {
    opened.clear();
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (IOException | RuntimeException problem) {
        throw problem;
      } catch (Exception problem) {
        throw new IOException("cannot close " + resource, problem);
      }
    }
  }
}
