package cim.person.infrastructure.bench;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Mutations that each lead to one event: half of them create a person, the others rename one that
/// was created a while ago; and reads of such a person. Thread-safe; the same seed gives the same
/// to
/// one thread.
final class NamingRequests {
  /// Says its type: it is read, checked and executed, and does nothing.
  static final String EMPTY = "{\"query\":\"mutation {__typename}\"}";

  private static final int FEW = 1_000;
  private static final int MANY = 10_000;

  private final HttpClients clients;
  private final SplittableRandom chance;
  private final ConcurrentLinkedQueue<String> known = new ConcurrentLinkedQueue<>();
  private int waiting;

  NamingRequests(HttpClients clients, long seed) {
    this.clients = clients;
    this.chance = new SplittableRandom(seed);
  }

  void empty() throws IOException, InterruptedException {
    clients.ask(EMPTY);
  }

  /// Creates a person, or renames one.
  void mutate() throws IOException, InterruptedException {
    String person = mayBeKnown();
    if (person.isEmpty()) {
      create();
    } else {
      clients.ask(
          "{\"query\":\"mutation($input: UpdateNameInput!) {answer: updateName(input: $input) {receipt {revision} rejection {code}}}\",\"variables\":{\"input\":{\"person\":\"%s\",\"reason\":\"CORRECTION\",%s}}}"
              .formatted(person, name()));
      remember(person);
    }
  }

  void create() throws IOException, InterruptedException {
    String id = id();
    clients.ask(
        "{\"query\":\"mutation($input: CreatePersonInput!) {answer: createPerson(input: $input) {receipt {revision} rejection {code}}}\",\"variables\":{\"input\":{\"id\":\"%s\",%s}}}"
            .formatted(id, name()));
    remember(id);
  }

  void read() throws IOException, InterruptedException {
    String person = known.remove();
    known.add(person);
    clients.ask(
        "{\"query\":\"query($id: ID!) {answer: person(id: $id) {id revision name {display}}}\",\"variables\":{\"id\":\"%s\"}}"
            .formatted(person));
  }

  private synchronized String mayBeKnown() {
    if (waiting > FEW && (waiting > MANY || chance.nextBoolean())) {
      waiting--;
      return known.remove();
    }
    return "";
  }

  private synchronized void remember(String person) {
    known.add(person);
    waiting++;
  }

  private synchronized String id() {
    return new UUID(chance.nextLong(), chance.nextLong()).toString();
  }

  private synchronized String name() {
    int number = chance.nextInt(1_000_000);
    return "\"name\":{\"given\":[\"Elżbieta\"],\"family\":[\"%s %d\"],\"convention\":\"WESTERN\"}"
        .formatted(Population.familyName(number), number);
  }
}
