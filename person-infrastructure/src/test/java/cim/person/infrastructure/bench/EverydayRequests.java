package cim.person.infrastructure.bench;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// GraphQL as clients send it on a day: of ten, two create a person with a contact and activate it
/// (three events), two rename one (one event), four read one by its id, one lists and one searches.
/// Thread-safe; the same seed gives the same to one thread, but for the ids of persons.
final class EverydayRequests {
  private static final int REMEMBERED = 10_000;

  private final Random random;
  private final AtomicReferenceArray<String> persons = new AtomicReferenceArray<>(REMEMBERED);
  private final AtomicLong created = new AtomicLong();

  EverydayRequests(long seed) {
    this.random = new Random(seed);
  }

  /// @param body the request as JSON
  /// @param created the person that it creates; empty when none
  record Request(String body, String created) {}

  Request next() {
    long known = Math.min(created.get(), REMEMBERED);
    int kind = known == 0 ? 0 : random.nextInt(10);
    String name = "Soak%06d".formatted(random.nextInt(1_000_000));
    return switch (kind) {
      case 0, 1 -> {
        String id = UUID.randomUUID().toString();
        yield new Request(
            """
            {"query": "mutation Create($id: ID!, $name: String!, $email: String!) {answer: createPerson(input: {id: $id, name: {given: [$name], family: [\\"Steady\\"], convention: WESTERN}, contacts: [{contact: {email: $email}, use: WORK}], activate: true}) {receipt {revision} rejection {code}}}", "variables": {"id": "%s", "name": "%s", "email": "%s@example.org"}}"""
                .formatted(id, name, name),
            id);
      }
      case 2, 3 ->
          request(
              """
              {"query": "mutation Rename($person: ID!, $name: String!) {answer: updateName(input: {person: $person, name: {given: [$name], family: [\\"Steady\\"], convention: WESTERN}, reason: CORRECTION}) {receipt {revision} rejection {code}}}", "variables": {"person": "%s", "name": "%s"}}"""
                  .formatted(anyOf(known), name));
      case 4 ->
          request(
              """
              {"query": "{answer: persons(first: 20) {nodes {id name {display}}}}"}""");
      case 5 ->
          request(
              """
              {"query": "query Search($text: String!) {answer: searchPersons(text: $text, first: 10) {edges {score}}}", "variables": {"text": "%s"}}"""
                  .formatted(name.substring(0, 6)));
      default ->
          request(
              """
              {"query": "query Read($id: ID!) {answer: person(id: $id) {id revision name {display}}}", "variables": {"id": "%s"}}"""
                  .formatted(anyOf(known)));
    };
  }

  private String anyOf(long known) {
    return persons.get(random.nextInt((int) known));
  }

  /// Lets the person of a request that was answered be asked for.
  void answered(Request request) {
    if (!request.created().isEmpty()) {
      synchronized (persons) {
        persons.set((int) (created.get() % REMEMBERED), request.created());
        created.incrementAndGet();
      }
    }
  }

  private static Request request(String body) {
    return new Request(body, "");
  }
}
