package cim.person.web.http;

import cim.person.application.data.MalformedData;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
      throw malformed();
    }
  }

  /// The body of whatever length; to read it throws [MalformedData] where [#read] does.
  public static InputStream stream(HttpServletRequest request) throws IOException {
    return new Stream(request.getInputStream());
  }

  private static MalformedData malformed() {
    return new MalformedData("body", "must be as long and encoded as the headers say");
  }

  private static final class Stream extends FilterInputStream {
    Stream(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      try {
        return super.read();
      } catch (IOException _) {
        throw malformed();
      }
    }

    @Override
    public int read(byte[] into, int from, int length) {
      try {
        return super.read(into, from, length);
      } catch (IOException _) {
        throw malformed();
      }
    }
  }
}
