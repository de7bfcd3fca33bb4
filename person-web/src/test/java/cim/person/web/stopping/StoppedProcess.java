package cim.person.web.stopping;

/// A process that waits to be stopped, and says what it hears of it.
final class StoppedProcess {
  private StoppedProcess() {}

  static void main(String[] arguments) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the end")));
    AutoCloseable listening =
        TerminationSignal.precededBy(() -> System.out.println("before the end"));
    if (arguments.length > 0) {
      listening.close();
    }
    System.out.println("ready");
    Thread.sleep(60_000);
  }
}
