package cim.person.web.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What the server refuses by itself, at any address, is a problem as well: `WEB-INF/web.xml` leads
/// here.
@WebServlet(urlPatterns = "/problem", asyncSupported = true)
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    new Problem(status, Statuses.codeOf(status), ProblemMapper.detail(status)).send(response);
  }
}
