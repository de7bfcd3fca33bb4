package cim.person.web.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URISyntaxException;

/// Makes a problem of whatever goes wrong before or beside the resources: no address, no method, no
/// media type.
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case Refused refused -> refused.problem().toResponse();
      case WebApplicationException refused -> toResponse(refused.getResponse());
      // of the parameters, where there is nothing at the path
      case IllegalArgumentException unread when unread.getCause() instanceof URISyntaxException ->
          Problem.noAddress().toResponse();
      default -> Problem.of(thrown).toResponse();
    };
  }

  private static Response toResponse(Response refused) {
    int status = refused.getStatus();
    if (status < 400) {
      return refused;
    }
    Response problem = new Problem(status, Statuses.codeOf(status), detail(status)).toResponse();
    String allow = refused.getHeaderString("Allow");
    return allow == null ? problem : Response.fromResponse(problem).header("Allow", allow).build();
  }

  static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address; /openapi lists what there is.";
      case 405 -> "This address has other methods, which the header Allow lists.";
      case 406 -> "This address has no answer of a media type that the header Accept takes.";
      case 415 -> "The Content-Type must be application/json in UTF-8.";
      case 501 -> "HTTP has no such method.";
      default ->
          status < 500
              ? "The request is not as it must be; /openapi tells how."
              : "The request could not be answered.";
    };
  }
}
