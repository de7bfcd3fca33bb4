package cim.person.web.graphql;

import cim.person.application.Receipt;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.ProjectionStatus;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.events.PersonEvent;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/// The fields of events and receipts that are not components of their records: names derived from
/// the event's type, and long numbers, for which GraphQL has no type of its own.
@GraphQLApi
public final class EventFields {

  /// The family of the event.
  @NonNull
  @Description("The family of the event.")
  public Family family(@Source RecordedEvent event) {
    return event.type().family();
  }

  /// The event's type.
  @NonNull
  @Description("The event's type, such as components.contact-added.")
  public String type(@Source RecordedEvent event) {
    return event.type().name();
  }

  /// The one field that every event has, also one without fields of its own.
  @NonNull
  @Name("type")
  @Description("The event's type, such as components.contact-added.")
  public String typeOfData(@Source PersonEvent event) {
    return EventType.of(event).name();
  }

  /// The person's revision.
  @Description("The person's revision with this event: 1, 2, 3, …")
  public int seq(@Source RecordedEvent event) {
    return Math.toIntExact(event.seq());
  }

  /// Where the event stands in the stream.
  @NonNull
  @Description(
      "Where the event stands in the stream: a number as text, comparable, with gaps between.")
  public String position(@Source RecordedEvent event) {
    return Long.toString(event.position());
  }

  /// The revision that the command led to.
  @Description("The person's revision after the command.")
  public int revision(@Source Receipt receipt) {
    return Math.toIntExact(receipt.revision());
  }

  /// The position to read at.
  @NonNull
  @Name("position")
  @Description("The stream position of the last event: a query atLeast there sees the command.")
  public String positionOfReceipt(@Source Receipt receipt) {
    return Long.toString(receipt.position());
  }

  /// How far a read model has come.
  @NonNull
  @Name("position")
  @Description("The stream position up to which everything is seen.")
  public String positionOfProjection(@Source ProjectionStatus projection) {
    return Long.toString(projection.position());
  }

  /// How far a read model is behind.
  @Description("How many events of the stream are not seen yet.")
  public int lagEvents(@Source ProjectionStatus projection) {
    return Math.toIntExact(projection.lagEvents());
  }

  /// How long a read model is behind.
  @Description(
      "For how many milliseconds the oldest event that it does not show has been stored, as far as"
          + " that is known; 0 when it shows all.")
  public int lagMillis(@Source ProjectionStatus projection) {
    return Math.toIntExact(Math.min(projection.lagMillis(), Integer.MAX_VALUE));
  }

  /// How many persons are set aside.
  @Description("How many persons are set aside because their history is broken.")
  public int setAsideCount(@Source ProjectionStatus projection) {
    return Math.toIntExact(projection.setAsideCount());
  }
}
