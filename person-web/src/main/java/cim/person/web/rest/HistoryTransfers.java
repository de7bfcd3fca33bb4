package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.ports.CarFault;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.HistoryArchive;
import cim.person.application.ports.HistoryArchive.Export;
import cim.person.application.ports.HistoryArchive.Imported;
import cim.person.application.ports.HistoryArchive.TooLarge;
import cim.person.application.security.Access;
import cim.person.application.security.Forbidden;
import cim.person.application.security.Unauthenticated;
import cim.person.domain.values.PersonId;
import cim.person.web.http.RequestBody;
import cim.person.web.security.Callers;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Histories over HTTP, a few at once, each on the thread of its request. Thread-safe.
///
/// A download says its length before its first byte. When it fails afterwards, fewer bytes come and
/// the connection ends, which every client tells from a whole file.
public final class HistoryTransfers {
  private static final Logger LOG = System.getLogger(HistoryTransfers.class.getName());
  private static final String CAR = "application/vnd.ipld.car";

  private final HistoryArchive archive;
  private final Semaphore transfers;

  /// @param parallel how many transfers are under way at once
  public HistoryTransfers(HistoryArchive archive, int parallel) {
    this.archive = archive;
    this.transfers = new Semaphore(parallel);
  }

  private interface Transfer {
    void run() throws IOException;
  }

  private interface Preparation {
    Optional<? extends Export> prepare() throws IOException;
  }

  void downloadEveryone(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    run(
        request,
        response,
        Access.AUDIT,
        () -> download(response, "history", () -> Optional.of(archive.everyone())));
  }

  void download(PersonId person, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    run(
        request,
        response,
        Access.AUDIT,
        () -> download(response, person.toString(), () -> archive.person(person)));
  }

  private static void download(HttpServletResponse response, String name, Preparation preparation)
      throws IOException {
    Optional<? extends Export> prepared = preparation.prepare();
    if (prepared.isEmpty()) {
      new Problem(404, "NOT_FOUND", "nobody has the id " + name).send(response);
      return;
    }
    try (Export export = prepared.get()) {
      response.setContentType(CAR + "; version=1");
      response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".car\"");
      response.setHeader("ETag", "\"" + export.root() + "\"");
      response.setContentLengthLong(export.size());
      response.flushBuffer();
      export.writeTo(response.getOutputStream());
    }
  }

  /// A page of another place can send a form, but not this content type without asking first.
  void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!isCar(request.getContentType())) {
      new Problem(415, "UNSUPPORTED_MEDIA_TYPE", "The Content-Type must be " + CAR + ".")
          .send(response);
      return;
    }
    run(
        request,
        response,
        Access.ADMINISTER,
        () -> {
          Imported done = archive.add(RequestBody.stream(request));
          byte[] report =
              Json.createObjectBuilder()
                  .add("run", done.run().toString())
                  .add("root", done.root().toString())
                  .add("persons", done.persons())
                  .add("events", done.events())
                  .add("added", done.added())
                  .build()
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
          response.setContentType("application/json");
          response.setContentLength(report.length);
          response.getOutputStream().write(report);
        });
  }

  private static boolean isCar(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(CAR);
  }

  /// The one place that decides who may, and how many at once.
  private void run(
      HttpServletRequest request, HttpServletResponse response, Access access, Transfer transfer)
      throws IOException {
    try {
      Callers.of(request).require(access);
    } catch (Unauthenticated | Forbidden refusal) {
      Problem.of(refusal).send(response);
      return;
    }
    if (!transfers.tryAcquire()) {
      new Problem(503, "BUSY", "Too many histories are under way; try again later.").send(response);
      return;
    }
    try {
      transfer.run();
    } catch (MalformedData broken) {
      Problem.of(broken).send(response);
    } catch (CarFault fault) {
      Problem.of(fault).send(response);
    } catch (TooLarge tooLarge) {
      fail(response, new Problem(413, "TOO_LARGE", String.valueOf(tooLarge.getMessage())));
    } catch (EventStoreUnavailable failure) {
      fail(response, new Problem(503, "UNAVAILABLE", String.valueOf(failure.getMessage())));
    } catch (CorruptHistory broken) {
      LOG.log(Level.ERROR, "a history cannot be copied: {0}", broken.getMessage());
      fail(response, new Problem(500, "HISTORY_BROKEN", String.valueOf(broken.getMessage())));
    } finally {
      transfers.release();
    }
  }

  /// What has begun cannot become a problem any more: it is broken off.
  private static void fail(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      LOG.log(Level.ERROR, "a download was broken off: {0}", problem.detail());
      throw new IOException(problem.detail());
    }
    problem.send(response);
  }
}
