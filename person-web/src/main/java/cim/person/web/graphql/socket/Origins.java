package cim.person.web.graphql.socket;

import cim.person.web.Settings;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Set;

/// Which pages may open a WebSocket. A browser lets any page do so, and says which in the header
/// `Origin` (RFC 6455, section 10.2): pages of this machine may, and those of the configuration's
/// `person.http.origins`. A client that is no browser sends no such header. The container makes
/// this object.
public class Origins extends ServerEndpointConfig.Configurator {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public boolean checkOrigin(String origin) {
    return origin == null
        || origin.isEmpty()
        || isLoopback(origin)
        || configured().contains(origin);
  }

  static boolean isLoopback(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && LOOPBACK.contains(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Set<String> configured() {
    return CDI.current().select(Settings.class).get().origins();
  }
}
