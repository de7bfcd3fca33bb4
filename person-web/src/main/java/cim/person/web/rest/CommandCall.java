package cim.person.web.rest;

import cim.person.web.http.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A command as it was sent: the body has its fields, headers have what stands around it.
///
/// @param body JSON, or nothing
/// @param actor who asks
/// @param idempotencyKey the command's id
/// @param ifMatch the revision that the caller has seen
/// @param correlation shared by all that follows from one root command
/// @param cause what the command answers to
@SuppressWarnings("ArrayRecordComponent") // It is read once and never compared.
record CommandCall(
    byte[] body,
    String actor,
    @Nullable String idempotencyKey,
    @Nullable String ifMatch,
    @Nullable String correlation,
    @Nullable String cause) {
  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";
  static final String CORRELATION = "Cim-Correlation-Id";
  static final String CAUSE = "Cim-Causation-Id";

  /// Reads the body, which is not read later than this.
  ///
  /// A page of another place can send a form, but not this content type without asking first.
  ///
  /// @throws Refused when it is of another type, or too large
  /// @throws cim.person.application.data.MalformedData when it cannot be read to its end
  static CommandCall of(HttpServletRequest request, String actor, int bodyLimit) {
    if (!isJson(request.getContentType())) {
      throw new Refused(
          new Problem(
              415,
              "UNSUPPORTED_MEDIA_TYPE",
              "The Content-Type must be application/json in UTF-8, also without a body."));
    }
    byte[] body = RequestBody.read(request, bodyLimit + 1);
    if (body.length > bodyLimit) {
      throw new Refused(Problem.tooLarge(bodyLimit));
    }
    return new CommandCall(
        body,
        actor,
        unquoted(request.getHeader(KEY)),
        request.getHeader("If-Match"),
        request.getHeader(CORRELATION),
        request.getHeader(CAUSE));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType
            .toLowerCase(Locale.ROOT)
            .replace("\"", "")
            .matches("application/json\\s*(;\\s*charset\\s*=\\s*utf-?8\\s*)?");
  }

  /// The header is a string of RFC 9651, in quotation marks, which most clients leave out.
  private static @Nullable String unquoted(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    return key.strip().replaceFirst("^\"(.*)\"$", "$1");
  }
}
