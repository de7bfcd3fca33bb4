package cim.person.application.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.Phone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandReaderTest {
  private static final UUID COMMAND = UUID.fromString("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");

  @Test
  void readsACreationWithContactsAndDerivesTheirIds() {
    Map<String, Object> data =
        Map.of(
            "name",
            Map.of(
                "given", List.of("Ada "), "family", List.of("Lovelace"), "convention", "WESTERN"),
            "contacts",
            List.of(
                Map.of("contact", Map.of("email", "Ada@Example.ORG"), "use", "WORK"),
                Map.of(
                    "contact",
                    Map.of("phone", Map.of("number", "044 668 18 00", "region", "ch")),
                    "use",
                    "HOME",
                    "preferred",
                    true)),
            "activate",
            true);

    CreatePerson create = CommandReader.read(CreatePerson.class, COMMAND, data);

    assertEquals(List.of("Ada"), create.name().given());
    assertEquals(NameConvention.WESTERN, create.name().convention());
    assertEquals(new Email("Ada@example.org"), create.contacts().get(0).contact());
    assertEquals(new Phone("+41446681800"), create.contacts().get(1).contact());
    assertEquals(create, CommandReader.read(CreatePerson.class, COMMAND, data));
    assertNotEquals(create.contacts().get(0).contactId(), create.contacts().get(1).contactId());
  }

  @Test
  void saysWhichFieldIsWrong() {
    assertRefused(SuspendPerson.class, Map.of(), "reason", "must be given");
    assertRefused(SuspendPerson.class, Map.of("reason", " "), "reason", "must not be empty");
    assertRefused(SuspendPerson.class, Map.of("reason", 1L), "reason", "must be text");
    assertRefused(
        SuspendPerson.class, Map.of("reason", "x", "why", "y"), "why", "is not a known field");
    assertRefused(
        UpdateName.class,
        Map.of("name", name("Ada", "a\u0000b"), "reason", "MARRIAGE"),
        "name.given[1]",
        "must not contain control characters, unassigned code points or bidirectional overrides");
    assertRefused(
        UpdateName.class,
        Map.of("name", name("Ada"), "reason", "WHIM"),
        "reason",
        "must be one of CORRECTION, LEGAL_CHANGE, MARRIAGE, OTHER");
    assertRefused(
        UpdateName.class,
        Map.of("name", name("Ada"), "reason", "MARRIAGE", "effectiveOn", "2025-02-30"),
        "effectiveOn",
        "must be a date that exists, such as 2026-11-23");
    assertRefused(
        UpdateName.class,
        Map.of("name", name("Ada"), "reason", "MARRIAGE", "effectiveOn", "+12345-01-01"),
        "effectiveOn",
        "must be a date that exists, such as 2026-11-23");
    assertRefused(
        AddContact.class,
        contact(Map.of("email", "nobody")),
        "contact.email",
        "must have the form local-part@domain");
    assertRefused(
        AddContact.class,
        contact(Map.of("phone", Map.of("number", "12"))),
        "contact.phone.number",
        "must be a telephone number such as +41446681800, or a national one with its region");
    assertRefused(
        AddContact.class,
        contact(Map.of()),
        "contact",
        "must have exactly one of these set:"
            + " email, phone, postalAddress, messaging, socialProfile, website");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    ContactAdded added =
        new ContactAdded(
            CommandReader.read(AddContact.class, COMMAND, contact(Map.of("email", "a@b.org")))
                .contactId(),
            new Email("a@b.org"),
            ContactUse.WORK,
            false);
    Map<String, Object> data = RecordData.write(added);
    assertEquals(Map.of("kind", "EMAIL", "address", "a@b.org"), data.get("contact"));
    assertEquals(added, Stored.read(ContactAdded.class, data));
  }

  private static Map<String, Object> contact(Map<String, Object> contact) {
    return Map.of("contact", contact, "use", "HOME");
  }

  private static Map<String, Object> name(String... given) {
    return Map.of("given", List.of(given), "convention", "OTHER");
  }

  private static void assertRefused(
      Class<? extends PersonCommand> type, Map<String, Object> data, String field, String problem) {
    MalformedData refusal =
        assertThrows(MalformedData.class, () -> CommandReader.read(type, COMMAND, data));
    assertEquals(field + ": " + problem, refusal.field() + ": " + refusal.getMessage());
  }
}
