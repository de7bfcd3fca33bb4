package cim.person.web.server;

import cim.person.infrastructure.nats.NatsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packaged server in the profile secure, as the launcher starts it, with ports, a folder and a
/// NATS server of its own. Its tokens are those of `./person token`.
final class SecureServer {
  private final NatsServer nats = NatsServer.started();
  private final Path data;
  private final int port;
  private final int grpcPort;

  private SecureServer(Path data) throws IOException {
    this.data = data;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
      this.grpcPort = other.getLocalPort();
    }
  }

  /// One that is ready.
  static SecureServer started(Path data) throws IOException, InterruptedException {
    // It has just been built; the launcher shall not look for what is newer, and build it again.
    Files.setLastModifiedTime(
        Path.of(System.getProperty("person.war")), FileTime.from(Instant.now()));
    SecureServer server = new SecureServer(data);
    if (server.launch("run", "--detach") != 0) {
      String output = Files.readString(server.output());
      server.close();
      throw new IOException("the server did not start:\n" + output);
    }
    return server;
  }

  private int launch(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of("..", "person").toAbsolutePath().normalize().toString());
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder
        .environment()
        .putAll(
            Map.of(
                "PERSON_PROFILE",
                "secure",
                "MP_JWT_VERIFY_CLOCK_SKEW",
                "0",
                "PERSON_DATA",
                data.toString(),
                "PERSON_HTTP_PORT",
                Integer.toString(port),
                "PERSON_GRPC_PORT",
                Integer.toString(grpcPort),
                "PERSON_NATS_URL",
                nats.url(),
                "PERSON_START_TIMEOUT",
                "240"));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
            .start();
    return process.waitFor();
  }

  private Path output() {
    return data.resolve("launcher.log");
  }

  /// What it and the launcher have said so far.
  String logs() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(output()));
    try (var files = Files.list(data.resolve("logs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  int grpcPort() {
    return grpcPort;
  }

  Path keys() {
    return data.resolve("keys");
  }

  String natsUrl() {
    return nats.url();
  }

  URI address(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + port + path);
  }

  void close() throws IOException, InterruptedException {
    launch("stop");
    nats.close();
  }
}
