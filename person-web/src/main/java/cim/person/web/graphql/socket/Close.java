package cim.person.web.graphql.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.charset.StandardCharsets;

/// Why the server ends a connection, with the codes of the protocol.
enum Close {
  TRY_AGAIN_LATER(1013),
  BAD_REQUEST(4400),
  UNAUTHORIZED(4401),
  FORBIDDEN(4403),
  SUBPROTOCOL(4406),
  INIT_TIMEOUT(4408),
  SUBSCRIBER_EXISTS(4409),
  TOO_MUCH(4429);

  /// Bytes of UTF-8 (RFC 6455, 5.5).
  private static final int LONGEST_REASON = 123;

  private final int code;

  Close(int code) {
    this.code = code;
  }

  CloseReason because(String reason) {
    String text = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return new CloseReason(CloseCodes.getCloseCode(code), text);
  }
}
