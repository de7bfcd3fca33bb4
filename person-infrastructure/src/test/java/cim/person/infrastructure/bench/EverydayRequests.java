package cim.person.infrastructure.bench;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// GraphQL as clients send it on a day: of ten, two create a person with a contact and activate it
/// (four events), two rename one (one event), four read one by its id, one lists and one searches.
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
    String known = persons.get(random.nextInt(REMEMBERED));
    int kind = known == null ? 0 : random.nextInt(10);
    String name = "Soak" + random.nextInt(1_000_000);
    return switch (kind) {
      case 0, 1 -> {
        String id = UUID.randomUUID().toString();
        yield request(
            "mutation {answer: createPerson(input: {id: \"%s\", name: {given: [\"%s\"], family: [\"Steady\"], convention: WESTERN}, contacts: [{contact: {email: \"%s@example.org\"}, use: WORK}], activate: true}) {receipt {revision} rejection {code}}}"
                .formatted(id, name, name),
            id);
      }
      case 2, 3 ->
          request(
              "mutation {answer: updateName(input: {person: \"%s\", name: {given: [\"%s\"], family: [\"Steady\"], convention: WESTERN}, reason: CORRECTION}) {receipt {revision} rejection {code}}}"
                  .formatted(known, name),
              "");
      case 4 -> request("{answer: persons(first: 20) {nodes {id name {display}}}}", "");
      case 5 ->
          request(
              "{answer: searchPersons(text: \"%s\", first: 10) {edges {score}}}"
                  .formatted(name.substring(0, 6)),
              "");
      default ->
          request("{answer: person(id: \"%s\") {id revision name {display}}}".formatted(known), "");
    };
  }

  /// Lets the person of a request that was answered be asked for.
  void answered(Request request) {
    if (!request.created().isEmpty()) {
      persons.set((int) (created.getAndIncrement() % REMEMBERED), request.created());
    }
  }

  private static Request request(String query, String created) {
    return new Request("{\"query\": \"" + query.replace("\"", "\\\"") + "\"}", created);
  }
}
