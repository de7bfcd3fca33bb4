package cim.person.web.stopping;

import cim.person.application.ports.Departure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// What is done between the signal to stop and the server's own end: first the node says that it is
/// not ready, then nothing new comes, then what is open ends.
final class GracefulStop implements Runnable {
  private static final Logger LOG = System.getLogger(GracefulStop.class.getName());

  private final Departure departure;
  private final Runnable connections;
  private final Duration notice;

  /// @param connections ends connections that a client makes again by itself
  /// @param notice how long requests still come after the node has said that it is not ready
  GracefulStop(Departure departure, Runnable connections, Duration notice) {
    this.departure = departure;
    this.connections = connections;
    this.notice = notice;
  }

  @Override
  public void run() {
    LOG.log(Level.INFO, "this node is stopping");
    long end = System.nanoTime() + notice.toNanos();
    departure.announce();
    departure.handOver();
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    // WebSockets first: a subscription that ends with an error is over for a client's library, one
    // whose connection ends is made again.
    connections.run();
    departure.endSubscriptions();
  }
}
