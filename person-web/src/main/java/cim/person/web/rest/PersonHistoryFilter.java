package cim.person.web.rest;

import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One person's history at `/api/v1/persons/{id}/history.car`. A servlet's mapping cannot name a
/// path by its end, and would take away all others below `persons`.
@WebFilter(urlPatterns = "/api/v1/persons/*", asyncSupported = true)
public class PersonHistoryFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Pattern PATH = Pattern.compile("/api/v1/persons/([^/]+)/history\\.car");

  private final transient HistoryTransfers transfers;

  @Inject
  public PersonHistoryFilter(HistoryTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain others)
      throws IOException, ServletException {
    Matcher path =
        PATH.matcher(request.getRequestURI().substring(request.getContextPath().length()));
    if (!path.matches()) {
      others.doFilter(request, response);
    } else if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      new Problem(405, "METHOD_NOT_ALLOWED", "A person's history is taken by GET.").send(response);
    } else {
      download(path.group(1), request, response);
    }
  }

  private void download(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PersonId person;
    try {
      person = PersonId.parse(id);
    } catch (MalformedValue _) {
      new Problem(404, "NOT_FOUND", "The id of a person is a UUID in lower case.").send(response);
      return;
    }
    transfers.download(person, request, response);
  }
}
