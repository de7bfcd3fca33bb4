package cim.person.application.documents;

import cim.person.application.Receipt;
import java.util.List;
import java.util.UUID;

/// The proof that a command was carried out, as it is shown.
///
/// @param commandId the command
/// @param revision the person's revision after the command
/// @param position the stream position of the last event: a query atLeast there sees the command
/// @param replayed whether it had been carried out before, and this is the first receipt again
/// @param events what it led to, in order
public record ReceiptDocument(
    UUID commandId, long revision, String position, boolean replayed, List<EventDocument> events) {
  public static ReceiptDocument of(Receipt receipt) {
    return new ReceiptDocument(
        receipt.commandId(),
        receipt.revision(),
        Long.toString(receipt.position()),
        receipt.replayed(),
        receipt.events().stream().map(EventDocument::of).toList());
  }
}
