package cim.person.web.rest;

import cim.person.application.ports.CarFault;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A refusal as `application/problem+json` (RFC 9457), with a `code` for programs.
///
/// @param status the HTTP status
/// @param code what kind of refusal it is
/// @param detail a sentence for people
record Problem(int status, String code, String detail) {
  private static final int RETRY_SECONDS = 10;
  private static final int UNAVAILABLE = 503;

  void send(HttpServletResponse response) throws IOException {
    send(response, Json.createObjectBuilder());
  }

  /// Names the block, too.
  static void send(CarFault fault, HttpServletResponse response) throws IOException {
    JsonObjectBuilder members =
        Json.createObjectBuilder().add("block", fault.number()).add("offset", fault.offset());
    fault.cid().ifPresent(cid -> members.add("cid", cid.toString()));
    Problem problem =
        switch (fault.kind()) {
          case BROKEN -> new Problem(422, "CAR_BROKEN", String.valueOf(fault.getMessage()));
          case FORKED -> new Problem(409, "CAR_FORKED", String.valueOf(fault.getMessage()));
        };
    problem.send(response, members);
  }

  private void send(HttpServletResponse response, JsonObjectBuilder members) throws IOException {
    byte[] body =
        members
            .add("status", status)
            .add("code", code)
            .add("detail", detail)
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    if (status == UNAVAILABLE) {
      response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
