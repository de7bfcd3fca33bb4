package cim.person.domain.state;

import cim.person.domain.commands.ConsentCommand;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.events.ConsentEvent;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ConsentEvent.ConsentWithdrawn;
import java.time.Instant;

/// What the person agreed to. A consent that was withdrawn stays on record.
final class ConsentStateMachine {
  private ConsentStateMachine() {}

  static Decision decide(Deciding on, ConsentCommand command) {
    return switch (command) {
      case GrantConsent(var id, var purpose, var basis, var evidence, var expiresOn) ->
          on.add(
              Consent.class,
              id,
              held ->
                  held.equals(
                      new Consent(id, purpose, basis, evidence, expiresOn, held.grantedAt(), null)),
              new ConsentGranted(id, purpose, basis, evidence, expiresOn));
      case WithdrawConsent(var id, var reason) ->
          on.of(
              Consent.class,
              id,
              held ->
                  Deciding.unless(held.withdrawnAt() != null, new ConsentWithdrawn(id, reason)));
    };
  }

  static Person evolve(Person person, ConsentEvent event, Instant at) {
    return switch (event) {
      case ConsentGranted(var id, var purpose, var basis, var evidence, var expiresOn) ->
          person.with(new Consent(id, purpose, basis, evidence, expiresOn, at, null));
      case ConsentWithdrawn(var id, _) ->
          person.changed(Consent.class, id, consent -> consent.withdraw(at));
    };
  }
}
