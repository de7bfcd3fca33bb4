package cim.person.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/// Whether a request comes from this machine and means it. A page of another place can have its
/// name resolved to this machine, and is then told by the name that its browser asks for.
final class Loopback {
  private Loopback() {}

  static boolean isBothEnds(HttpServletRequest request) {
    return isAddress(request.getRemoteAddr()) && isName(request.getServerName());
  }

  static boolean isName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || (name.matches("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?") && isAddress(name));
  }

  private static boolean isAddress(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
