package cim.person.web.http;

import cim.person.application.data.MalformedData;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// What comes in a request.
public final class RequestBody {
  private RequestBody() {}

  /// The body, or its first bytes where it is longer.
  ///
  /// @param most how many bytes are read at most
  /// @throws MalformedData when it ends too early, or is not encoded as its headers say
  public static byte[] read(HttpServletRequest request, int most) {
    try {
      return request.getInputStream().readNBytes(most);
    } catch (IOException _) {
      throw new MalformedData("body", "must be as long and encoded as the headers say");
    }
  }
}
