package cim.person.infrastructure.faults;

import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.values.Email;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.NotNow;
import cim.person.infrastructure.faults.Answer.Proof;
import cim.person.infrastructure.faults.Answer.Refused;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/// The way in over HTTP, for a client that knows nothing but the schema.
final class GraphQlDoor implements Door, AutoCloseable {
  private static final Set<String> MAY_BE_SENT_AGAIN = Set.of("UNAVAILABLE", "CONFLICT", "TIMEOUT");
  private static final int OK = 200;

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  GraphQlDoor(URI server) {
    this.endpoint = server.resolve("/graphql");
  }

  @Override
  public Answer ask(Order order) throws InterruptedException {
    String mutation =
        switch (order.command()) {
          case CreatePerson _ -> "createPerson";
          case UpdateName _ -> "updateName";
          case MergePerson _ -> "mergePerson";
          case UndoMerge _ -> "undoMerge";
          default -> throw new IllegalArgumentException("no mutation for " + order);
        };
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    String query =
        "mutation($input: %s!) {answer: %s(input: $input) {receipt {replayed events {cid position}} rejection {code}}}"
            .formatted(type, mutation);
    JsonObject request =
        Json.createObjectBuilder()
            .add("query", query)
            .add("variables", Json.createObjectBuilder().add("input", input(order)))
            .build();
    try {
      return answer(
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(request.toString()))
                  .build(),
              BodyHandlers.ofString()));
    } catch (IOException failure) {
      return new NotNow(failure.toString());
    }
  }

  private static JsonObject input(Order order) {
    JsonObjectBuilder input = Json.createObjectBuilder().add("commandId", order.id().toString());
    String person = order.person().toString();
    switch (order.command()) {
      case CreatePerson(var name, _, var contacts, var activate) -> {
        JsonArrayBuilder all = Json.createArrayBuilder();
        contacts.forEach(each -> all.add(contact(each)));
        input
            .add("id", person)
            .add("name", name(name))
            .add("contacts", all)
            .add("activate", activate);
      }
      case UpdateName(var name, var reason, _) ->
          input.add("person", person).add("name", name(name)).add("reason", reason.name());
      case MergePerson(var into, var reason) ->
          input.add("person", person).add("into", into.toString()).add("reason", reason.name());
      case UndoMerge(var reason) -> input.add("person", person).add("reason", reason);
      default -> throw new IllegalArgumentException("no input for " + order);
    }
    return input.build();
  }

  private static JsonObjectBuilder name(PersonName name) {
    return Json.createObjectBuilder()
        .add("given", Json.createArrayBuilder(name.given()))
        .add("family", Json.createArrayBuilder(name.family()))
        .add("convention", name.convention().name());
  }

  private static JsonObjectBuilder contact(NewContact contact) {
    String email = contact.contact() instanceof Email(var address) ? address : "";
    return Json.createObjectBuilder()
        .add("contactId", contact.contactId().toString())
        .add("contact", Json.createObjectBuilder().add("email", email))
        .add("use", contact.use().name());
  }

  private Answer answer(HttpResponse<String> response) {
    if (response.statusCode() != OK) {
      return new NotNow(endpoint + " answered with HTTP " + response.statusCode());
    }
    try (var reader = Json.createReader(new StringReader(response.body()))) {
      JsonObject body = reader.readObject();
      if (body.get("errors") instanceof JsonArray errors) {
        return error(errors.getJsonObject(0));
      }
      JsonObject answer = body.getJsonObject("data").getJsonObject("answer");
      return answer.get("rejection") instanceof JsonObject rejection
          ? new Refused(rejection.getString("code"))
          : receipt(answer.getJsonObject("receipt"));
    } catch (JsonException failure) {
      throw new IllegalStateException("no GraphQL: " + response.body(), failure);
    }
  }

  private static Answer receipt(JsonObject receipt) {
    return new Done(
        receipt.getJsonArray("events").getValuesAs(JsonObject.class).stream()
            .map(
                event ->
                    new Proof(event.getString("cid"), Long.parseLong(event.getString("position"))))
            .toList(),
        receipt.getBoolean("replayed"));
  }

  private static Answer error(JsonObject error) {
    String code =
        error.get("extensions") instanceof JsonObject given ? given.getString("code", "") : "";
    if (!MAY_BE_SENT_AGAIN.contains(code)) {
      throw new IllegalStateException("an error that a client can do nothing about: " + error);
    }
    return new NotNow(code + ": " + error.getString("message", ""));
  }

  @Override
  public void close() {
    http.close();
  }
}
