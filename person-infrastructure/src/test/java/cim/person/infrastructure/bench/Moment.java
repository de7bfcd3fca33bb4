package cim.person.infrastructure.bench;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.TimeTravel;
import java.util.Optional;

/// By what a moment of the past is asked for.
enum Moment {
  NEWEST("its newest revision"),
  REVISION("any revision"),
  TIME("any time"),
  CID("any CID");

  final String text;

  Moment(String text) {
    this.text = text;
  }

  /// The person as it was after that event.
  Optional<PersonRecord> ask(TimeTravel travel, RecordedEvent event) {
    return switch (this) {
      case NEWEST, REVISION -> travel.atRevision(event.person(), event.seq());
      case TIME -> travel.atTime(event.person(), event.at());
      case CID -> travel.atCid(event.person(), event.cid());
    };
  }
}
