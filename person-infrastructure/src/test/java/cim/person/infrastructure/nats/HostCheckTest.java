package cim.person.infrastructure.nats;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The NATS client alone would take any certificate of the authority for any host.
class HostCheckTest {
  @Test
  void aCertificateForAnotherHostIsRefused(@TempDir Path folder) throws Exception {
    Certificates.make(folder, "here,localhost", "elsewhere,example.org");
    NatsTls tls = NatsTls.of(NatsTls.certificates(folder.resolve("ca.pem")), Optional.empty());
    try (NatsServer server = NatsServer.startedWithTls(folder.resolve("here"))) {
      NatsSettings settings = settings(server, tls);
      try (TestNats nats = TestNats.with(settings)) {
        nats.awaitStreams();
      }
    }
    try (NatsServer server = NatsServer.startedWithTls(folder.resolve("elsewhere"))) {
      try (TestNats nats = TestNats.with(settings(server, tls))) {
        Await.until(
            "a refusal",
            () ->
                nats.streams().check() instanceof StreamsState.NotConnected(String said)
                    && said.contains("No subject alternative DNS name matching localhost"));
      }
    }
  }

  private static NatsSettings settings(NatsServer server, NatsTls tls) {
    return NatsSettings.of("tls://localhost:" + server.port()).with(new NatsLogin.None(), tls);
  }
}
