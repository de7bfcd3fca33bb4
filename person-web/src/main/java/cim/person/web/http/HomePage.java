package cim.person.web.http;

import cim.person.application.security.Caller;
import cim.person.application.security.Profile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The page of addresses, which says who is let in.
@WebServlet(urlPatterns = {"", "/index.html"})
public class HomePage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String PLACE = "<!-- profile -->";

  private final transient Profile profile;

  @Inject
  public HomePage(Profile profile) {
    this.profile = profile;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream page = getServletContext().getResourceAsStream("/index.html")) {
      String text =
          new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8)
              .replace(PLACE, who());
      response.setContentType("text/html; charset=utf-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String who() {
    return switch (profile) {
      case LOCAL ->
          "Profile <strong>local</strong>: everyone on this machine is <code>%s</code>, who may do everything."
              .formatted(Caller.LOCAL_ADMINISTRATOR);
      case SECURE -> "Profile <strong>secure</strong>: every request needs a token.";
    };
  }
}
