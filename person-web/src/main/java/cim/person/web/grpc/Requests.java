package cim.person.web.grpc;

import cim.person.domain.events.Family;
import cim.person.web.graphql.AsOf;
import cim.person.web.graphql.PersonFiltering;
import cim.person.web.graphql.PersonOrdering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages that come in. Their records are what `person.proto` has them from.
public final class Requests {
  private Requests() {}

  /// What stands around the command, which is one of a oneof.
  public record ExecuteRequest(
      @Nullable String person,
      @Nullable String commandId,
      @Nullable String correlationId,
      @Nullable String cause,
      @Nullable Long expectedRevision) {}

  /// Which person, as of when.
  public record GetPersonRequest(
      String id, @Nullable AsOf asOf, @Nullable Boolean follow, @Nullable String atLeast) {}

  /// Which persons, in which order, which page.
  public record ListPersonsRequest(
      @Nullable PersonFiltering filter,
      @Nullable PersonOrdering orderBy,
      @Nullable Integer pageSize,
      @Nullable String pageToken,
      @Nullable String atLeast) {}

  /// Which events, from where on.
  public record StreamEventsRequest(
      @Nullable String after, @Nullable String person, List<Family> families) {}
}
