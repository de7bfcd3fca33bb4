package cim.person.domain.state;

import cim.person.domain.commands.LocationCommand;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.events.LocationEvent;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.LocationEvent.LocationEnded;

/// Where the person is at home, works or was. What ended stays on record.
final class LocationStateMachine {
  private LocationStateMachine() {}

  static Decision decide(Deciding on, LocationCommand command) {
    return switch (command) {
      case AssignLocation(var id, var location, var kind, var from, var to) ->
          on.add(
              LocationAssignment.class,
              id,
              new LocationAssignment(id, location, kind, from, to)::equals,
              new LocationAssigned(id, location, kind, from, to));
      case EndLocation(var id, var to, var reason) ->
          on.of(
              LocationAssignment.class,
              id,
              held ->
                  Deciding.end(
                      held.from(), held.to(), "to", to, new LocationEnded(id, to, reason)));
    };
  }

  static Person evolve(Person person, LocationEvent event) {
    return switch (event) {
      case LocationAssigned(var id, var location, var kind, var from, var to) ->
          person.with(new LocationAssignment(id, location, kind, from, to));
      case LocationEnded(var id, var to, _) ->
          person.changed(LocationAssignment.class, id, held -> held.endedOn(to));
    };
  }
}
