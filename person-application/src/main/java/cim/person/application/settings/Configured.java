package cim.person.application.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/// What is done with configuration when the application starts.
public final class Configured {
  private static final Logger LOG = System.getLogger(Configured.class.getName());

  private Configured() {}

  /// Reads settings. A wrong value ends the server, since it would go on without the application
  /// and say that it is ready. The log has the sentence that says why, which the launcher looks
  /// for.
  ///
  /// @throws IllegalArgumentException naming key, value and what is allowed
  public static <T> T read(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException wrong) {
      LOG.log(Level.ERROR, "CIM Person does not start: {0}", wrong.getMessage());
      // On another thread: the server ends when what it has begun has ended.
      Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(1));
      throw wrong;
    }
  }
}
