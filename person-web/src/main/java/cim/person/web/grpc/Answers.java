package cim.person.web.grpc;

import cim.person.application.Outcome;
import cim.person.application.Receipt;
import cim.person.application.documents.PersonDocument;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.Page;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages that go out. Their records are what `person.proto` has them from.
public final class Answers {
  private Answers() {}

  /// What came of a command: a receipt or a rejection, and the person as it is now.
  public record ExecuteResponse(
      @Nullable ReceiptMessage receipt,
      @Nullable RejectionMessage rejection,
      @Nullable PersonDocument person) {
    static ExecuteResponse of(Outcome outcome, PersonNames names) {
      return switch (outcome) {
        case Outcome.Done(var receipt, var person) ->
            new ExecuteResponse(ReceiptMessage.of(receipt), null, PersonDocument.of(person, names));
        case Outcome.Refused(var rejection, var person) ->
            new ExecuteResponse(
                null,
                RejectionMessage.of(rejection),
                person.map(record -> PersonDocument.of(record, names)).orElse(null));
      };
    }
  }

  /// The proof that a command was carried out.
  public record ReceiptMessage(
      UUID commandId,
      long revision,
      String position,
      boolean replayed,
      List<RecordedEventMessage> events) {
    static ReceiptMessage of(Receipt receipt) {
      return new ReceiptMessage(
          receipt.commandId(),
          receipt.revision(),
          Long.toString(receipt.position()),
          receipt.replayed(),
          receipt.events().stream().map(RecordedEventMessage::of).toList());
    }
  }

  /// A business "no".
  public record RejectionMessage(RejectionCode code, String message, @Nullable String field) {
    static RejectionMessage of(Rejection rejection) {
      return new RejectionMessage(rejection.code(), rejection.message(), rejection.field());
    }
  }

  /// A person.
  public record GetPersonResponse(PersonDocument person) {}

  /// A page of persons.
  public record ListPersonsResponse(
      List<PersonDocument> persons, @Nullable String nextPageToken, long totalSize) {
    static ListPersonsResponse of(Page<PersonRecord> page, PersonNames names) {
      return new ListPersonsResponse(
          page.items().stream().map(item -> PersonDocument.of(item.node(), names)).toList(),
          page.hasNext() ? page.items().getLast().cursor() : null,
          page.total());
    }
  }
}
