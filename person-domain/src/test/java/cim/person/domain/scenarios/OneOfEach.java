package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;

import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.EventType;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Email;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import java.util.List;

/// An example of each command and of each event, with all fields that it can have.
public final class OneOfEach {
  private static final Email EMAIL = Email.parse("ada@example.org");
  private static final LocalDate DAY = LocalDate.of(1835, 7, 8);
  private static final PersonName WHOLE_NAME =
      PersonName.parse(
          List.of("Ludwig", "Maria"),
          List.of("Berg"),
          "Ludwigsson",
          "Annasdóttir",
          "van den",
          List.of("Dr."),
          List.of("Jr."),
          "Lou",
          NameConvention.WESTERN,
          "nl-BE");

  private OneOfEach() {}

  /// In the order of the sealed hierarchy.
  public static List<PersonCommand> commands() {
    return List.of(
        Examples.createAda(),
        Examples.activate(),
        Examples.suspend("unpaid"),
        Examples.reactivate("paid"),
        Examples.archive("left"),
        Examples.restore("came back"),
        new UpdateName(ADA_BYRON, NameChangeReason.CORRECTION, DAY),
        Examples.addPreferred(1, EMAIL));
  }

  /// In the order of the sealed hierarchy.
  public static List<PersonEvent> events() {
    return List.of(
        new Created(WHOLE_NAME, "register"),
        Examples.activated(),
        Examples.suspended("unpaid"),
        Examples.reactivated("paid"),
        Examples.archived("left"),
        Examples.restored("came back"),
        new NameUpdated(ADA_BYRON, ADA, NameChangeReason.CORRECTION, DAY),
        Examples.addedPreferred(1, EMAIL));
  }

  /// The example of that type.
  public static PersonEvent event(EventType type) {
    return events().stream()
        .filter(event -> EventType.of(event).equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("OneOfEach has no " + type.name()));
  }
}
