package cim.person.web.metrics;

import cim.person.application.measures.Requests;
import cim.person.application.measures.Requests.Door;
import cim.person.application.measures.Requests.Ending;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Counts the requests to GraphQL and REST over HTTP, whatever answers them. `WEB-INF/web.xml` puts
/// it first.
///
/// Server-sent events end here when they have begun, and a WebSocket is not counted: its operations
/// are.
public class CountedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String ENDING = CountedRequests.class.getName();

  private final transient Requests requests;

  @Inject
  public CountedRequests(Requests requests) {
    this.requests = requests;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain others)
      throws IOException, ServletException {
    if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      others.doFilter(request, response);
      return;
    }
    Door door = request.getServletPath().equals("/graphql") ? Door.GRAPHQL : Door.REST;
    Call call = new Call(request, response, door);
    try {
      others.doFilter(call, response);
    } catch (IOException | ServletException | RuntimeException failure) {
      call.end(Ending.FAILED);
      throw failure;
    }
    if (!call.isLeft || isStream(response)) {
      call.end();
    }
  }

  /// Says what came of a request whose status does not.
  public static void tell(HttpServletRequest request, Ending ending) {
    request.setAttribute(ENDING, ending);
  }

  private static boolean isStream(HttpServletResponse response) {
    String type = response.getContentType();
    return type != null && type.startsWith("text/event-stream");
  }

  /// A request that is told of when it leaves the server's thread, to be counted when it is
  /// answered.
  private final class Call extends HttpServletRequestWrapper implements AsyncListener {
    private final HttpServletResponse response;
    private final Door door;
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean isLeft;
    private volatile @Nullable Ending told;

    Call(HttpServletRequest request, HttpServletResponse response, Door door) {
      super(request);
      this.response = response;
      this.door = door;
    }

    @Override
    public AsyncContext startAsync() {
      return listening(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
      return listening(super.startAsync(request, answer));
    }

    private AsyncContext listening(AsyncContext leaving) {
      isLeft = true;
      leaving.addListener(this);
      return leaving;
    }

    @Override
    public void setAttribute(String name, Object value) {
      if (name.equals(ENDING)) {
        told = (Ending) value;
      } else {
        super.setAttribute(name, value);
      }
    }

    void end() {
      int status = response.getStatus();
      end(
          Objects.requireNonNullElse(
              told,
              status < 400 ? Ending.ANSWERED : status < 500 ? Ending.REFUSED : Ending.FAILED));
    }

    void end(Ending ending) {
      if (!ended.getAndSet(true)) {
        requests.ended(door, ending, System.nanoTime() - start);
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      end(Ending.FAILED);
    }

    @Override
    public void onError(AsyncEvent event) {
      end(Ending.FAILED);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
