package cim.person.web.graphql.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/// Why the server ends a connection, with the codes of the protocol.
enum Close {
  BAD_REQUEST(4400),
  UNAUTHORIZED(4401),
  SUBPROTOCOL(4406),
  INIT_TIMEOUT(4408),
  SUBSCRIBER_EXISTS(4409),
  TOO_MUCH(4429);

  private static final int LONGEST_REASON = 120;

  private final int code;

  Close(int code) {
    this.code = code;
  }

  CloseReason because(String reason) {
    String text = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    return new CloseReason(CloseCodes.getCloseCode(code), text);
  }
}
