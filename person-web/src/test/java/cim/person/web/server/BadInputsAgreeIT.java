package cim.person.web.server;

import static cim.person.web.server.PreparedCommands.example;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.web.server.Door.Inexpressible;
import cim.person.web.server.Door.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What cannot be is told with the same code, field and words by each door, and stores nothing.
class BadInputsAgreeIT extends OnTheServer {
  private static final int PARTS_LIMIT = 100;
  private static final Map<String, String> IDS = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static Doors doors;

  @BeforeAll
  static void open() throws Exception {
    doors = new Doors(node);
    CreatePerson create = example(CreatePerson.class);
    ActivatePerson activate = example(ActivatePerson.class);
    AddContact contact = example(AddContact.class);
    MergePerson merge = example(MergePerson.class);
    PersonId ada = new PersonId(UUID.randomUUID());
    IDS.put("ADA", ada.toString());
    IDS.put("CREATION", doors.carryOut(ada, List.of(create)).toString());
    doors.carryOut(ada, List.of(activate, contact, example(AddSkill.class)));
    doors.carryOut(merge.into(), List.of(create, activate));
    IDS.put("CHARLES", merge.into().toString());
    person("DRAFT", create);
    person("ARCHIVED", create, activate, example(ArchivePerson.class));
    person("DECEASED", create, activate, example(RecordDeath.class));
    person("MERGED", create, activate, merge);
    person("FULL", Examples.createActiveAda(contacts()));
    IDS.put("NOBODY", UUID.randomUUID().toString());
    IDS.put("PART", contact.contactId().toString());
    IDS.put("NOPART", UUID.randomUUID().toString());
  }

  private static void person(String name, PersonCommand... life) throws InterruptedException {
    PersonId person = new PersonId(UUID.randomUUID());
    doors.carryOut(person, List.of(life));
    IDS.put(name, person.toString());
  }

  private static NewContact[] contacts() {
    return IntStream.range(0, PARTS_LIMIT)
        .mapToObj(
            i ->
                new NewContact(
                    new PartId(UUID.randomUUID()),
                    new Email("ada%d@example.org".formatted(i)),
                    ContactUse.WORK,
                    false))
        .toArray(NewContact[]::new);
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  static List<BadInput> inputs() throws IOException {
    return BadInput.all();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatCannotBeIsToldAlike(BadInput input) throws Exception {
    Sent sent = input.sent(IDS);
    PersonId ada = new PersonId(UUID.fromString(IDS.get("ADA")));
    long before = doors.lastPosition(ada);
    List<String> messages = new ArrayList<>();
    for (Door door : doors.all()) {
      if (input.isInexpressibleFor(door)) {
        assertThrows(Inexpressible.class, () -> door.give(sent), door.name());
      } else if (!input.isOtherwiseFor(door)) {
        Told told = door.give(sent);
        assertEquals(input.outcome(), told.outcome(), () -> door.name() + " " + told);
        assertEquals(input.field(), told.field(), () -> door.name() + " " + told);
        if (!input.hasOwnWordsFor(door)) {
          messages.add(told.message());
          assertEquals(messages.getFirst(), told.message(), door.name());
        }
      }
    }
    assertEquals(before, doors.lastPosition(ada));
  }
}
