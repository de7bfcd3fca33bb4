package cim.person.infrastructure.migration;

import cim.person.application.data.MalformedData;
import cim.person.application.data.NameBasedUuid;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Attribute;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.migration.LegacyEvent.FactKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command of the older service (0.8) as one of today.
///
/// @param person whom it is for
/// @param command what is asked
public record LegacyCommand(PersonId person, PersonCommand command) {
  private static final String REASON = "asked for in the form of the older service";
  private static final List<String> NAMES =
      List.of(
          "CreatePerson",
          "UpdateName",
          "SetBirthDate",
          "RecordDeath",
          "DeactivatePerson",
          "ReactivatePerson",
          "ArchivePerson",
          "MergePersons",
          "RecordAttribute",
          "UpdateAttribute",
          "InvalidateAttribute");

  /// Reads commands. Thread-safe.
  ///
  /// @param times knows the attributes that a person has: the older service named none, the first
  ///     of a kind was meant
  /// @param clock says what today is, the last day of a fact that is ended
  public record Reader(TimeTravel times, InstantSource clock) {
    /// @param id of the command
    /// @throws MalformedData naming what is wrong
    public LegacyCommand read(byte[] body, UUID id) {
      Fields whole = new Fields("", object(body), new Notes());
      String name = whole.onlyName();
      if (name == null || !NAMES.contains(name)) {
        throw new MalformedData("body", "must be one command: " + String.join(", ", NAMES));
      }
      try {
        Fields fields = whole.object(name);
        PersonId person =
            fields.person(name.equals("MergePersons") ? "source_person_id" : "person_id");
        return new LegacyCommand(person, command(name, fields, person, id));
      } catch (Settled settled) {
        throw new MalformedData("body", "is not understood, " + settled.why());
      } catch (MalformedValue malformed) {
        throw new MalformedData(
            name + "." + malformed.field(), String.valueOf(malformed.getMessage()));
      }
    }

    private PersonCommand command(String name, Fields fields, PersonId person, UUID id)
        throws Settled {
      return switch (name) {
        case "CreatePerson" ->
            new CreatePerson(
                Names.parse(fields, "name"), Words.sentence(fields, "source"), List.of(), true);
        case "UpdateName" ->
            new UpdateName(
                Names.parse(fields, "name"),
                Telling.nameReason(fields.optionalText("reason")),
                null);
        case "SetBirthDate" -> new RecordBirthDate(fields.date("birth_date"), DatePrecision.DAY);
        case "RecordDeath" -> new RecordDeath(fields.date("date_of_death"), DatePrecision.DAY);
        case "DeactivatePerson" -> new SuspendPerson(Words.sentence(fields, "reason"));
        case "ReactivatePerson" -> new ReactivatePerson(Words.sentence(fields, "reason"));
        case "ArchivePerson" -> new ArchivePerson(Words.sentence(fields, "reason"));
        case "MergePersons" ->
            new MergePerson(
                fields.person("target_person_id"), Upcasting.mergeReason(fields, "merge_reason"));
        case "RecordAttribute" -> recording(Attributes.read(fields, "attribute"), id);
        case "UpdateAttribute" -> updating(fields, person);
        case "InvalidateAttribute" -> ending(fields, person);
        default -> throw new IllegalArgumentException("not among the names: " + name);
      };
    }

    private static PersonCommand recording(Attributes.Told told, UUID id) {
      AttributeFact fact = told.fact();
      return new RecordAttribute(
          new PartId(NameBasedUuid.of("cim-person:compatibility:attribute:" + id)),
          told.kind().attribute(),
          told.kind().name(),
          fact.value(),
          fact.validFrom(),
          fact.validUntil(),
          fact.source(),
          fact.confidence(),
          fact.trace());
    }

    private PersonCommand updating(Fields fields, PersonId person) throws Settled {
      AttributeFact fact = Attributes.read(fields, "new_attribute").fact();
      return new CorrectAttribute(
          first(fields, person),
          fact.value(),
          fact.validFrom(),
          fact.validUntil(),
          fact.source(),
          fact.confidence(),
          fact.trace(),
          REASON);
    }

    private PersonCommand ending(Fields fields, PersonId person) throws Settled {
      String reason = fields.optionalText("reason");
      LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
      return new CorrectAttribute(
          first(fields, person),
          null,
          null,
          today,
          null,
          null,
          List.of(),
          reason == null || reason.isBlank() ? REASON : reason);
    }

    private PartId first(Fields fields, PersonId person) throws Settled {
      FactKind kind = Attributes.kind(Attributes.type(fields, "attribute_type"));
      return times.atTime(person, Instant.MAX).stream()
          .flatMap(record -> record.state().parts(Attribute.class).stream())
          .filter(each -> !each.invalidated())
          .filter(each -> each.attribute() == kind.attribute())
          .filter(each -> Objects.equals(each.name(), kind.name()))
          .findFirst()
          .orElseThrow(
              () ->
                  new MalformedData(
                      "attribute_type", "must be of an attribute that the person has"))
          .id();
    }

    private static Map<?, ?> object(byte[] body) {
      try {
        @Nullable Object value =
            StrictJson.parse(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        if (value instanceof Map<?, ?> object) {
          return object;
        }
        throw new MalformedData("body", "must be an object");
      } catch (CharacterCodingException _) {
        throw new MalformedData("body", "must be text in UTF-8");
      } catch (StrictJson.Refused refused) {
        throw new MalformedData("body", "must be JSON: " + refused.getMessage());
      }
    }
  }
}
