package cim.person.infrastructure.tracing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts the correlation id beside each line that the calling thread logs: a field
/// `ext_correlationId` of Open Liberty's JSON logs.
///
/// The server's `LogRecordContext` is looked up when it is there, since it is published nowhere
/// that a build could have it from.
final class LogContext {
  private static final Logger LOG = System.getLogger(LogContext.class.getName());
  private static final String CONTEXT = "com.ibm.websphere.logging.hpel.LogRecordContext";
  private static final String FIELD = "correlationId";
  private static final Optional<Server> SERVER = Server.find();
  private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

  private LogContext() {}

  /// The end of a stretch of work, to be closed on the thread that began it.
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /// What is logged from now on belongs to that id, until the scope is closed.
  static Scope of(UUID correlation) {
    UUID before = CURRENT.get();
    set(correlation);
    return () -> set(before);
  }

  /// The id that what this thread logs now belongs to; null when there is none.
  static @Nullable UUID current() {
    return CURRENT.get();
  }

  private static void set(@Nullable UUID correlation) {
    CURRENT.set(correlation);
    SERVER.ifPresent(server -> server.set(correlation));
  }

  private record Server(MethodHandle add, MethodHandle remove) {
    static Optional<Server> find() {
      try {
        Class<?> context = Class.forName(CONTEXT);
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        return Optional.of(
            new Server(
                lookup.findStatic(
                    context,
                    "addExtension",
                    MethodType.methodType(void.class, String.class, String.class)),
                lookup.findStatic(
                    context,
                    "removeExtension",
                    MethodType.methodType(boolean.class, String.class))));
      } catch (ReflectiveOperationException | LinkageError missing) {
        LOG.log(Level.DEBUG, "logs have no field for the correlation id", missing);
        return Optional.empty();
      }
    }

    void set(@Nullable UUID correlation) {
      try {
        if (correlation == null) {
          boolean _ = (boolean) remove.invokeExact(FIELD);
        } else {
          add.invokeExact(FIELD, correlation.toString());
        }
      } catch (Throwable failure) { // logging must not end what is logged about
        LOG.log(Level.DEBUG, "the correlation id is not logged", failure);
      }
    }
  }
}
