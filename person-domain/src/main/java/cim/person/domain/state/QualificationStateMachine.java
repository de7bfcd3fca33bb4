package cim.person.domain.state;

import cim.person.domain.commands.QualificationCommand;
import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.events.QualificationEvent;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.QualificationEvent.QualificationRevoked;

/// What the person was certified to be able to do.
final class QualificationStateMachine {
  private QualificationStateMachine() {}

  static Decision decide(Deciding on, QualificationCommand command) {
    return switch (command) {
      case AddQualification add ->
          on.add(
              Qualification.class,
              add.qualificationId(),
              qualification(added(add))::equals,
              added(add));
      case RevokeQualification(var id, var reason) ->
          on.of(
              Qualification.class,
              id,
              held -> Deciding.unless(held.revoked(), new QualificationRevoked(id, reason)));
    };
  }

  static Person evolve(Person person, QualificationEvent event) {
    return switch (event) {
      case QualificationAdded added -> person.with(qualification(added));
      case QualificationRevoked(var id, _) ->
          person.changed(Qualification.class, id, Qualification::revoke);
    };
  }

  private static QualificationAdded added(AddQualification add) {
    return new QualificationAdded(
        add.qualificationId(),
        add.kind(),
        add.title(),
        add.issuer(),
        add.from(),
        add.to(),
        add.credentialId());
  }

  private static Qualification qualification(QualificationAdded added) {
    return new Qualification(
        added.qualificationId(),
        added.kind(),
        added.title(),
        added.issuer(),
        added.from(),
        added.to(),
        added.credentialId(),
        false);
  }
}
