package cim.person.web.rest;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.application.ports.CarFault;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import cim.person.web.graphql.NotFreshYet;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A refusal as `application/problem+json` (RFC 9457), with a `code` for programs.
///
/// @param status the HTTP status
/// @param code what kind of refusal it is
/// @param detail a sentence for people
/// @param members what belongs to the code: `field`, `commandId`, `retryAfterMs`, …
public record Problem(int status, String code, String detail, Map<String, Object> members) {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final int RETRY_SECONDS = 10;
  private static final int UNAVAILABLE = 503;

  Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  static Problem of(Failure failure) {
    return new Problem(
        Statuses.of(failure.code()), failure.code().name(), failure.message(), failure.details());
  }

  static Problem of(Rejection rejection) {
    Problem problem =
        new Problem(
            Statuses.of(rejection.code()), rejection.code().name(), rejection.message(), Map.of());
    String field = rejection.field();
    return field == null ? problem : problem.with("field", field);
  }

  /// Whatever was thrown; what is not expected is logged under an id.
  public static Problem of(Throwable thrown) {
    return of(
        switch (thrown) {
          case NotFreshYet late -> Failure.unavailable(String.valueOf(late.getMessage()));
          default ->
              Failure.of(thrown).orElseGet(() -> Failure.internal(thrown, UUID.randomUUID()));
        });
  }

  static Problem of(CarFault fault) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("block", fault.number());
    members.put("offset", fault.offset());
    fault.cid().ifPresent(cid -> members.put("cid", cid.toString()));
    String detail = String.valueOf(fault.getMessage());
    return switch (fault.kind()) {
      case BROKEN -> new Problem(422, "CAR_BROKEN", detail, members);
      case FORKED -> new Problem(409, "CAR_FORKED", detail, members);
    };
  }

  static Problem personNotFound(String id) {
    return new Problem(
        404, RejectionCode.PERSON_NOT_FOUND.name(), "There is no person with the id " + id + ".");
  }

  static Problem noAddress() {
    return new Problem(
        400,
        ErrorCode.INVALID_INPUT.name(),
        "The address has signs that must be written as %XX (RFC 3986).");
  }

  static Problem tooLarge(int limit) {
    return new Problem(
            413,
            ErrorCode.INVALID_INPUT.name(),
            "body must have at most %d bytes.".formatted(limit))
        .with("field", "body");
  }

  static Problem busy() {
    return of(Failure.unavailable("As many requests as are allowed at once are under way."));
  }

  /// The same with one more member.
  Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, code, detail, more);
  }

  Response toResponse() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(body());
    if (status == UNAVAILABLE) {
      response.header("Retry-After", RETRY_SECONDS);
    }
    return response.build();
  }

  /// Answers with it.
  public void send(HttpServletResponse response) throws IOException {
    byte[] body = body();
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    if (status == UNAVAILABLE) {
      response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private byte[] body() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", Statuses.title(status));
    fields.put("status", status);
    fields.put("code", code);
    fields.put("detail", detail);
    fields.putAll(members);
    return Answers.bytes(fields);
  }
}
