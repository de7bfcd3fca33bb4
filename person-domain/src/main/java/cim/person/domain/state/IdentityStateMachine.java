package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.IdentityCommand.AddAlternativeName;
import cim.person.domain.commands.IdentityCommand.AddExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.GrantTitle;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.RecordVerification;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.events.IdentityEvent;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameRemoved;
import cim.person.domain.events.IdentityEvent.BirthDateCorrected;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierRemoved;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.IdentityUnlinked;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.IdentityEvent.TitleEnded;
import cim.person.domain.events.IdentityEvent.TitleGranted;
import cim.person.domain.events.IdentityEvent.TrustLevelChanged;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.TrustLevel;
import java.time.Instant;
import java.util.Optional;

/// Who the person is: its names, its birth, its titles, and what others know it as.
final class IdentityStateMachine {
  private IdentityStateMachine() {}

  static Decision decide(Deciding on, PersonName current, IdentityCommand command) {
    return switch (command) {
      case UpdateName(var name, var reason, var effectiveOn) ->
          Deciding.unless(
              name.equals(current), new NameUpdated(name, current, reason, effectiveOn));
      case AddAlternativeName(var id, var kind, var name) ->
          on.add(
              AlternativeName.class,
              id,
              new AlternativeName(id, kind, name)::equals,
              new AlternativeNameAdded(id, kind, name));
      case RemoveAlternativeName(var id, var reason) ->
          on.of(AlternativeName.class, id, _ -> accepted(new AlternativeNameRemoved(id, reason)));
      case RecordBirthDate record -> record(on, record);
      case CorrectBirthDate correct -> correct(on, correct);
      case GrantTitle(var id, var text, var kind, var from, var to) ->
          on.add(
              Title.class,
              id,
              new Title(id, text, kind, from, to)::equals,
              new TitleGranted(id, text, kind, from, to));
      case EndTitle(var id, var to, var reason) ->
          on.of(
              Title.class,
              id,
              title ->
                  Deciding.end(title.from(), title.to(), "to", to, new TitleEnded(id, to, reason)));
      case LinkIdentity(var id, var kind) ->
          on.add(
              LinkedIdentity.class,
              id,
              new LinkedIdentity(id, kind)::equals,
              new IdentityLinked(id, kind));
      case UnlinkIdentity(var id, var reason) ->
          on.of(LinkedIdentity.class, id, _ -> accepted(new IdentityUnlinked(id, reason)));
      case RecordVerification(var level, var method, var by) -> {
        TrustLevel previous = trustLevel(on.person());
        yield Deciding.unless(
            level == previous, new TrustLevelChanged(level, previous, method, by));
      }
      case AddExternalIdentifier(var system, var value) ->
          on.add(new ExternalIdentifier(system, value), new ExternalIdentifierAdded(system, value));
      case RemoveExternalIdentifier(var system, var value, var reason) ->
          on.of(
              ExternalIdentifier.class,
              new ExternalIdentifier(system, value),
              _ -> accepted(new ExternalIdentifierRemoved(system, value, reason)));
    };
  }

  static Person evolve(Person person, IdentityEvent event, Instant at) {
    return switch (event) {
      case NameUpdated(var name, _, var reason, var effectiveOn) ->
          person.with(new NameRecord(name, reason, effectiveOn, at));
      case AlternativeNameAdded(var id, var kind, var name) ->
          person.with(new AlternativeName(id, kind, name));
      case AlternativeNameRemoved(var id, _) -> person.without(AlternativeName.class, id);
      case BirthDateRecorded(var date, var precision) ->
          person.with(new BirthDate(new PartialDate(date, precision)));
      case BirthDateCorrected(var date, var precision, _, _) ->
          person.with(new BirthDate(new PartialDate(date, precision)));
      case TitleGranted(var id, var text, var kind, var from, var to) ->
          person.with(new Title(id, text, kind, from, to));
      case TitleEnded(var id, var to, _) ->
          person.changed(Title.class, id, title -> title.endedOn(to));
      case IdentityLinked(var id, var kind) -> person.with(new LinkedIdentity(id, kind));
      case IdentityUnlinked(var id, _) -> person.without(LinkedIdentity.class, id);
      case TrustLevelChanged(var level, _, var method, var by) ->
          person.with(new Trust(level, method, by));
      case ExternalIdentifierAdded(var system, var value) ->
          person.with(new ExternalIdentifier(system, value));
      case ExternalIdentifierRemoved(var system, var value, _) ->
          person.without(ExternalIdentifier.class, new ExternalIdentifier(system, value));
    };
  }

  private static TrustLevel trustLevel(Person person) {
    return person.only(Trust.class).map(Trust::level).orElse(TrustLevel.UNVERIFIED);
  }

  private static Decision record(Deciding on, RecordBirthDate record) {
    PartialDate born = new PartialDate(record.date(), record.precision());
    Optional<BirthDate> known = on.person().only(BirthDate.class);
    if (known.isPresent() && !known.get().born().means(born)) {
      return rejected(
          new Rejection.InvalidValue("date", "is recorded otherwise: correct it instead"));
    }
    return Deciding.unless(
            known.isPresent(), new BirthDateRecorded(record.date(), record.precision()))
        .unless(objection(on, born));
  }

  private static Decision correct(Deciding on, CorrectBirthDate correct) {
    PartialDate born = new PartialDate(correct.date(), correct.precision());
    return on.of(
        BirthDate.class,
        BirthDate.class,
        known ->
            Deciding.unless(
                    known.born().means(born),
                    new BirthDateCorrected(
                        correct.date(), correct.precision(), known.born(), correct.reason()))
                .unless(objection(on, born)));
  }

  private static Optional<Rejection> objection(Deciding on, PartialDate born) {
    if (on.around().isFuture(born)) {
      return Optional.of(new Rejection.InvalidValue("date", "must not be in the future"));
    }
    return on.person()
        .only(Death.class)
        .filter(death -> death.died().isSurelyBefore(born))
        .map(_ -> new Rejection.InvalidValue("date", "must not be after the death"));
  }
}
