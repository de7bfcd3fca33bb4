package cim.person.web.graphql.http;

import cim.person.web.graphql.schema.PersonSchema;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The schema as text at `/graphql/schema.graphql`.
@WebServlet("/graphql/schema.graphql")
public class SchemaServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient PersonSchema schema;

  @Inject
  public SchemaServlet(PersonSchema schema) {
    this.schema = schema;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write(schema.print().getBytes(StandardCharsets.UTF_8));
  }
}
