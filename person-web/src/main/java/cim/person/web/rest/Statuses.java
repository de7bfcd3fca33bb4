package cim.person.web.rest;

import cim.person.application.ErrorCode;
import cim.person.domain.state.RejectionCode;

/// The HTTP status (RFC 9110) that goes with each code: the one table of it.
final class Statuses {
  private Statuses() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT, TOO_COMPLEX -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
    };
  }

  static int of(RejectionCode code) {
    return switch (code) {
      case PERSON_NOT_FOUND -> 404;
      case TRANSITION_NOT_ALLOWED,
          PERSON_EXISTS,
          PART_EXISTS,
          DUPLICATE_CONTACT,
          NOT_PERMITTED_IN_STATE,
          NOTHING_TO_CHANGE,
          LIMIT_REACHED ->
          409;
      case STALE_REVISION -> 412;
      case PART_NOT_FOUND,
          INVALID_VALUE,
          MERGE_TARGET_INVALID,
          REFERENCE_NOT_FOUND,
          COMMAND_ID_REUSED ->
          422;
    };
  }

  /// The code of a refusal that only HTTP knows.
  static String codeOf(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> ErrorCode.FORBIDDEN.name();
      case 404 -> "NOT_FOUND";
      case 405, 501 -> "METHOD_NOT_ALLOWED";
      case 406 -> "NOT_ACCEPTABLE";
      case 415 -> "UNSUPPORTED_MEDIA_TYPE";
      case 503 -> ErrorCode.UNAVAILABLE.name();
      default -> (status < 500 ? ErrorCode.INVALID_INPUT : ErrorCode.INTERNAL).name();
    };
  }

  /// The reason phrase of RFC 9110.
  static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Error";
    };
  }
}
