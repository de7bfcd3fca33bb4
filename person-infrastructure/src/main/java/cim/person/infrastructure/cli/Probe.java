package cim.person.infrastructure.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The launcher's two questions to the network, which a shell alone cannot ask everywhere. It
/// stands beside [Cli] and uses nothing but the JDK, because it has to start fast.
///
/// `free PORT` ends with 0 if the loopback port can be listened on, else it prints why not.
/// `await URL SECONDS` ends with 0 as soon as the health check at the URL is up; until then it
/// prints a dot a second, and at last the answer. With 0 seconds it asks once. A server whose
/// application could not start is up too, but has no check of ours.
final class Probe {
  private static final int SECOND = 1_000;
  private static final String OURS = "\"name\":\"person\"";

  private Probe() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(
        switch (arguments[0]) {
          case "free" -> free(Integer.parseInt(arguments[1]));
          case "await" -> await(URI.create(arguments[1]), Integer.parseInt(arguments[2]));
          default -> throw new IllegalArgumentException(arguments[0]);
        });
  }

  private static int free(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return 0;
    } catch (IOException | IllegalArgumentException reason) {
      System.out.println(reason.getMessage());
      return 1;
    }
  }

  private static int await(URI url, int seconds) throws InterruptedException {
    long start = System.nanoTime();
    int dots = 0;
    while (true) {
      String problem = problem(url);
      if (problem.isEmpty()) {
        return 0;
      }
      long elapsed = (System.nanoTime() - start) / 1_000_000_000;
      if (elapsed >= seconds) {
        System.out.print(problem);
        return 1;
      }
      for (; dots < elapsed; dots++) {
        System.out.print('.');
        System.out.flush();
      }
      Thread.sleep(SECOND / 5);
    }
  }

  private static String problem(URI url) {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(SECOND);
      connection.setReadTimeout(5 * SECOND);
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        String answer =
            new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.contains(OURS) ? "" : "the application did not start; the log says why";
      }
      var body = connection.getErrorStream();
      return body == null
          ? "HTTP " + status
          : new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "no answer";
    }
  }
}
