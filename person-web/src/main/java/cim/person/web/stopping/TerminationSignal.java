package cim.person.web.stopping;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// The signal TERM, by which `kill`, containers and service managers end a process.
///
/// The JDK has no other way to hear of it than `sun.misc.Signal` of the module `jdk.unsupported`,
/// which a compiler that takes warnings for errors refuses; so it is used by reflection. Where it
/// is missing, the server stops without a word before.
final class TerminationSignal implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TerminationSignal.class.getName());

  private final Object signal;
  private final Method handle;
  private final Object before;

  private TerminationSignal(Runnable first) throws ReflectiveOperationException {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    Class<?> signals = Class.forName("sun.misc.Signal", true, system);
    Class<?> handlers = Class.forName("sun.misc.SignalHandler", true, system);
    signal = signals.getConstructor(String.class).newInstance("TERM");
    handle = signals.getMethod("handle", signals, handlers);
    Method pass = handlers.getMethod("handle", signals);
    AtomicBoolean heard = new AtomicBoolean();
    Object[] virtualMachine = new Object[1];
    Object handler =
        Proxy.newProxyInstance(
            TerminationSignal.class.getClassLoader(),
            new Class<?>[] {handlers},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    if (heard.compareAndSet(false, true)) {
                      first.run();
                    }
                    yield pass.invoke(virtualMachine[0], signal);
                  }
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> TerminationSignal.class.getName();
                });
    before = handle.invoke(null, signal, handler);
    virtualMachine[0] = before;
  }

  /// Has something run before the virtual machine ends. A second signal does not wait for it.
  static AutoCloseable precededBy(Runnable first) {
    try {
      return new TerminationSignal(first);
    } catch (ReflectiveOperationException | IllegalArgumentException missing) {
      LOG.log(Level.WARNING, "the signal to stop cannot be heard: {0}", missing.toString());
      return () -> {};
    }
  }

  /// Leaves the signal to the virtual machine again.
  @Override
  public void close() throws ReflectiveOperationException {
    handle.invoke(null, signal, before);
  }
}
