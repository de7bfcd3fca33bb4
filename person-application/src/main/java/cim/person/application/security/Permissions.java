package cim.person.application.security;

import static cim.person.application.security.Access.ADMINISTER;
import static cim.person.application.security.Access.AUDIT;
import static cim.person.application.security.Access.OPEN;
import static cim.person.application.security.Access.READ;
import static cim.person.application.security.Access.WRITE;
import static cim.person.application.security.Door.GRAPHQL;
import static cim.person.application.security.Door.GRPC;
import static cim.person.application.security.Door.NATS;
import static cim.person.application.security.Door.PAGES;
import static cim.person.application.security.Door.REST;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The one table of what each operation needs. The first line that fits decides; what fits none
/// needs the administrator.
public final class Permissions {
  /// One line of the table.
  ///
  /// @param operation as its door names it; `*` stands for one part of a name, `**` for the rest
  /// @param access what it needs
  /// @param what it is, for people
  public record Line(Door door, String operation, Access access, String what) {}

  /// A line as it is asked.
  private record Rule(Line line, Pattern pattern) {
    private static final Pattern PART = Pattern.compile("\\*\\*|\\*|[^*]+");

    static Rule of(Line line) {
      StringBuilder pattern = new StringBuilder();
      PART.matcher(line.operation())
          .results()
          .map(MatchResult::group)
          .forEach(
              part ->
                  pattern.append(
                      switch (part) {
                        case "**" -> ".*";
                        case "*" -> "[^/.]*";
                        default -> Pattern.quote(part);
                      }));
      return new Rule(line, Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    boolean fits(Door door, String operation) {
      return line.door() == door && pattern.matcher(operation).matches();
    }
  }

  private static final List<Line> TABLE =
      List.of(
          new Line(PAGES, "GET /", OPEN, "the page of addresses"),
          new Line(PAGES, "GET /index.html", OPEN, "the page of addresses"),
          new Line(
              PAGES, "GET /graphql-ui**", OPEN, "GraphiQL, when person.graphql.graphiql is on"),
          new Line(PAGES, "GET /graphql/schema.graphql", READ, "the schema as text"),
          new Line(PAGES, "GET /favicon.ico", OPEN, "what browsers ask for by themselves"),
          new Line(PAGES, "**", READ, "everything else, which is nothing"),
          new Line(GRAPHQL, "Query.person", READ, "a person, now or in the past"),
          new Line(GRAPHQL, "Query.persons", READ, "pages of persons"),
          new Line(GRAPHQL, "Query.searchPersons", READ, "full text search"),
          new Line(GRAPHQL, "Query.network", READ, "who is connected with whom"),
          new Line(GRAPHQL, "Query.skillDirectory", READ, "skills and how many have them"),
          new Line(GRAPHQL, "Query.possibleDuplicates", READ, "who may be the same person"),
          new Line(GRAPHQL, "Query.events", READ, "the log of events"),
          new Line(GRAPHQL, "Query.event", READ, "one event"),
          new Line(GRAPHQL, "Query.stateMachine", READ, "which command is allowed in which state"),
          new Line(GRAPHQL, "Query.verifyHistory", AUDIT, "the proof of a person's history"),
          new Line(GRAPHQL, "Query.projections", AUDIT, "how the read models are"),
          new Line(GRAPHQL, "Query.policies", AUDIT, "how the policies are"),
          new Line(GRAPHQL, "Query.__schema", READ, "introspection, when it is on"),
          new Line(GRAPHQL, "Query.__type", READ, "introspection, when it is on"),
          new Line(GRAPHQL, "*.__typename", READ, "the name of a root type"),
          new Line(GRAPHQL, "Mutation.*", WRITE, "every command"),
          new Line(GRAPHQL, "Subscription.personEvents", READ, "events as they come"),
          new Line(GRAPHQL, "Subscription.personChanged", READ, "a person as it changes"),
          new Line(REST, "GET /api/v1/history.car", AUDIT, "everyone's history"),
          new Line(REST, "POST /api/v1/history.car", ADMINISTER, "adds histories"),
          new Line(REST, "GET /api/v1/persons/*/history.car", AUDIT, "a person's history"),
          new Line(REST, "GET /api/v1/persons", READ, "pages of persons"),
          new Line(REST, "GET /api/v1/persons/*", READ, "a person, its vCard"),
          new Line(REST, "GET /api/v1/persons/*/*", READ, "a part; its events, and their stream"),
          new Line(REST, "GET /api/v1/events", READ, "the log of events, and their stream"),
          new Line(REST, "GET /api/v1/events/*", READ, "one event, its block"),
          new Line(REST, "GET /api/v1/**", READ, "everything else, which is nothing"),
          new Line(REST, "POST /api/v1/persons", WRITE, "creates a person"),
          new Line(REST, "POST /api/v1/persons/*/commands/*", WRITE, "every other command"),
          new Line(GRPC, "cim.person.v1.Persons/Execute", WRITE, "every command"),
          new Line(GRPC, "cim.person.v1.Persons/GetPerson", READ, "a person"),
          new Line(GRPC, "cim.person.v1.Persons/ListPersons", READ, "pages of persons"),
          new Line(GRPC, "cim.person.v1.Persons/StreamEvents", READ, "events as they come"),
          new Line(GRPC, "grpc.health.v1.Health/**", OPEN, "whether the node is ready"),
          new Line(GRPC, "grpc.reflection.v1.ServerReflection/**", READ, "what there is"),
          new Line(NATS, "cim.person-service.commands.**", WRITE, "every command"));

  private static final List<Rule> RULES = TABLE.stream().map(Rule::of).toList();

  private Permissions() {}

  /// All lines, in their order.
  public static List<Line> table() {
    return TABLE;
  }

  /// What an operation needs.
  public static Access of(Door door, String operation) {
    return RULES.stream()
        .filter(rule -> rule.fits(door, operation))
        .findFirst()
        .map(rule -> rule.line().access())
        .orElse(ADMINISTER);
  }
}
