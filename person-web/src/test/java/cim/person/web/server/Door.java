package cim.person.web.server;

import cim.person.application.data.MalformedData;
import cim.person.domain.state.RejectionCode;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client of one door, which says the same with each: fields have the names of a command's
/// fields, wherever the door wants them.
interface Door extends AutoCloseable {
  /// Sends a command, whatever is wrong with it.
  ///
  /// @throws Inexpressible when what is wrong can not even be sent through this door
  Told give(Sent sent) throws IOException, InterruptedException;

  @Override
  void close();

  /// What the door is called.
  default String name() {
    return getClass().getSimpleName().replace("Door", "");
  }

  /// What cannot be sent: the door has no words for it.
  final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1;

    Inexpressible(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// An event of a receipt.
  record Event(String cid, long position, String block) {
    static List<Event> of(JsonArray events) {
      return events.getValuesAs(JsonObject.class).stream()
          .map(
              event ->
                  new Event(
                      event.getString("cid"),
                      Long.parseLong(event.getString("position")),
                      event.getString("block")))
          .toList();
    }
  }

  /// What came of a command.
  ///
  /// @param outcome `receipt`, or `rejection` or `error` and its code
  /// @param field the command's field that is wrong; `command` for the whole of it
  /// @param message with the field's name as it is here
  record Told(
      String outcome,
      @Nullable String field,
      String message,
      boolean replayed,
      List<Event> events) {

    static Told receipt(boolean replayed, JsonArray events) {
      return new Told("receipt", null, "", replayed, Event.of(events));
    }

    static Told no(String code, @Nullable String field, String message) {
      boolean isRejection =
          Arrays.stream(RejectionCode.values()).anyMatch(each -> each.name().equals(code));
      return new Told(
          (isRejection ? "rejection " : "error ") + code, field, message, false, List.of());
    }

    /// An error of a door that puts the command's fields below another one.
    ///
    /// @param place what stands before the names of the command's fields
    static Told error(String code, @Nullable String field, String message, String place) {
      if (field == null) {
        return no(code, null, message);
      }
      String here = here(field, place);
      return no(
          code,
          here,
          message.startsWith(field) ? here + message.substring(field.length()) : message);
    }

    private static String here(String field, String place) {
      if (field.equals(place)) {
        return "command";
      }
      return field.startsWith(place + ".") ? field.substring(place.length() + 1) : field;
    }

    Told named(String field, String name) {
      return field.equals(this.field)
          ? new Told(
              outcome,
              name,
              message.startsWith(field) ? name + message.substring(field.length()) : message,
              replayed,
              events)
          : this;
    }

    Told again() {
      return new Told(outcome, field, message, true, events);
    }
  }

  /// The reason why something that was read cannot be sent.
  static Inexpressible inexpressible(MalformedData problem) {
    return new Inexpressible(problem.field() + " " + problem.getMessage(), problem);
  }
}
