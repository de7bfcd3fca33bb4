package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NatsSettingsTest {
  @Test
  void whatLogsInIsNotShown() {
    NatsSettings settings = NatsSettings.of("nats://person:secret@one:4222,tls://token@two,three");
    assertEquals("nats://one:4222,tls://two,three", settings.address());
  }
}
