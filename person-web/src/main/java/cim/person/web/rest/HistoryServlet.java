package cim.person.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Everyone's history at `/api/v1/history.car`: GET takes it out, POST adds what is missing.
@WebServlet("/api/v1/history.car")
public class HistoryServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient HistoryTransfers transfers;

  @Inject
  public HistoryServlet(HistoryTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET" -> transfers.downloadEveryone(request, response);
      case "POST" -> transfers.upload(request, response);
      default -> {
        response.setHeader("Allow", "GET, POST");
        new Problem(405, "METHOD_NOT_ALLOWED", "A history is taken by GET and added by POST.")
            .send(response);
      }
    }
  }
}
