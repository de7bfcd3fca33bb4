package cim.person.web.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What the server refuses by itself, at any address, is a problem as well: `WEB-INF/web.xml` leads
/// here. Clients of gRPC read the status alone, and a call that was begun takes no body.
@WebServlet(urlPatterns = "/problem", asyncSupported = true)
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isGrpc(request)) {
      return;
    }
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    new Problem(status, Statuses.codeOf(status), ProblemMapper.detail(status)).send(response);
  }

  private static boolean isGrpc(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith("application/grpc");
  }
}
