package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.web.graphql.execution.Execution;
import cim.person.web.graphql.execution.GraphQLAnswer;
import graphql.ExecutionResult;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class FollowingTest {
  private final InMemoryClient client = new InMemoryClient();

  /// What stands around the person is loaded anew for each state, in batches.
  @Test
  void aPersonIsShownAsItIsWithAllAroundItAfterEachChange() throws InterruptedException {
    String ada = create("Ada");
    String charles = create("Charles");
    command("relatePerson", ada, "other: \"%s\", kind: COLLEAGUE".formatted(charles));
    States states =
        follow(
            "personChanged(id: \"%s\") {revision tags relationships {otherPerson {name {given}}}}"
                .formatted(ada));
    assertEquals(
        "{\"revision\":3,\"tags\":[],\"relationships\":[{\"otherPerson\":{\"name\":{\"given\":[\"Charles\"]}}}]}",
        states.next());
    command(
        "updateName",
        charles,
        "name: {given: [\"Karl\"], convention: MONONYMIC}, reason: OTHER, effectiveOn: \"2020-01-01\"");
    command("tag", ada, "tag: \"a\"");
    assertEquals(
        "{\"revision\":4,\"tags\":[\"a\"],\"relationships\":[{\"otherPerson\":{\"name\":{\"given\":[\"Karl\"]}}}]}",
        states.next());
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    JsonObject error = client.error("subscription {personChanged(id: \"x\") {id}}");
    assertEquals("INVALID_INPUT", error.getString("code"));
  }

  @Test
  void ofAPersonThatIsNotThereNothingComesUntilItIs() throws InterruptedException {
    States states = follow("personChanged(id: \"%s\") {id}".formatted(UUID.randomUUID()));
    assertEquals("the end", states.next());
  }

  private States follow(String field) {
    Execution execution = client.execute("subscription {%s}".formatted(field));
    States states = new States();
    assertInstanceOf(Execution.Streaming.class, execution).results().subscribe(states);
    return states;
  }

  /// A client that asks for one state at a time.
  private static final class States implements Subscriber<Object> {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;

    /// The next state, or what came instead of one.
    String next() throws InterruptedException {
      Objects.requireNonNull(subscription).request(1);
      return Objects.requireNonNull(said.poll(20, TimeUnit.SECONDS), "nothing comes");
    }

    @Override
    public void onSubscribe(Subscription begun) {
      subscription = begun;
    }

    @Override
    public void onNext(Object result) {
      JsonObject answer = InMemoryClient.json(GraphQLAnswer.of((ExecutionResult) result).toJson());
      JsonObject data = answer.getJsonObject("data");
      said.add(data == null ? answer.toString() : data.getJsonObject("personChanged").toString());
    }

    @Override
    public void onError(Throwable failure) {
      said.add(failure.toString());
    }

    @Override
    public void onComplete() {
      said.add("the end");
    }
  }

  private String create(String name) {
    return client
        .data(
            "mutation {createPerson(input: {name: {given: [\"%s\"], convention: MONONYMIC}, activate: true}) {person {id}}}"
                .formatted(name))
        .getJsonObject("createPerson")
        .getJsonObject("person")
        .getString("id");
  }

  private void command(String command, String person, String input) {
    JsonObject answer =
        client.data(
            "mutation {%s(input: {person: \"%s\", %s}) {rejection {code}}}"
                .formatted(command, person, input));
    assertTrue(answer.getJsonObject(command).isNull("rejection"), answer.toString());
  }
}
