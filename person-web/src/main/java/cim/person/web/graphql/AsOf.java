package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The moment as of which a person is asked for, told in one of three ways.
///
/// @param revision after so many events
/// @param time after what was recorded at or before that time
/// @param cid after the event with that CID
public record AsOf(@Nullable Integer revision, @Nullable Instant time, @Nullable String cid) {

  /// @throws MalformedData when not exactly one way is given, or it makes no sense
  Optional<PersonRecord> read(TimeTravel travel, PersonId person) {
    if (Stream.of(revision, time, cid).filter(way -> way != null).count() != 1) {
      throw new MalformedData("asOf", "must have exactly one of these set: revision, time, cid");
    }
    if (time != null) {
      return travel.atTime(person, time);
    }
    return revision == null ? atCid(travel, person) : atRevision(travel, person, revision);
  }

  /// @throws MalformedData when it is not told by a time
  Instant timeToFollowTo() {
    if (time == null) {
      throw new MalformedData(
          "follow", "must not be set together with a revision or CID, which are of one person");
    }
    return time;
  }

  private static Optional<PersonRecord> atRevision(
      TimeTravel travel, PersonId person, int revision) {
    if (revision < 1) {
      throw new MalformedData("asOf.revision", "must be at least 1");
    }
    return travel.atRevision(person, revision);
  }

  private Optional<PersonRecord> atCid(TimeTravel travel, PersonId person) {
    try {
      return travel.atCid(person, Arguments.cid("asOf.cid", String.valueOf(cid)));
    } catch (TimeTravel.NotOfThisPerson problem) {
      throw new MalformedData("asOf.cid", String.valueOf(problem.getMessage()));
    }
  }
}
