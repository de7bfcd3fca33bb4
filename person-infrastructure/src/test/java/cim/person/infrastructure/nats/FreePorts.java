package cim.person.infrastructure.nats;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Ports for servers that come back on the port that they had. Connections never have one of these
/// as their own: the system takes theirs from 32768 upwards.
public final class FreePorts {
  private static final int FIRST = 12_000;
  private static final int END = 32_000;

  private FreePorts() {}

  public static int one() {
    return several(1).getFirst();
  }

  public static List<Integer> several(int count) {
    return Stream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, END))
        .distinct()
        .filter(FreePorts::isFree)
        .limit(count)
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
