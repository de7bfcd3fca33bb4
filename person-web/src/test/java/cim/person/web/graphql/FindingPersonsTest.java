package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import cim.person.domain.values.Proficiency;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters and searches as clients write them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingPersonsTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");
  private static final PersonId ADA = new PersonId(new UUID(1, 1));
  private static final PersonId BO = new PersonId(new UUID(1, 2));
  private static final String ENGINES = "00000000-0000-0007-0000-000000000001";

  private final InMemoryClient client = new InMemoryClient();

  @BeforeAll
  void twoAreThere() {
    client.happened(
        ADA,
        AT,
        new Created(Examples.ADA, null),
        new Activated(),
        new ContactAdded(part(1), new Email("ada@example.org"), ContactUse.WORK, true),
        new ContactAdded(part(2), new Phone("+41446681800"), ContactUse.WORK, true),
        new Tagged("VIP"),
        new SkillAdded(part(1), "Analysis", "any", Proficiency.ADVANCED, null),
        new EmploymentAdded(
            part(1),
            new ForeignId(UUID.fromString(ENGINES)),
            new EmploymentRole("Analyst", null, null),
            null,
            null,
            LocalDate.of(2020, 1, 1),
            null),
        new EmploymentEnded(part(1), LocalDate.of(2026, 11, 24), null));
    client.happened(BO, AT.plusSeconds(60), new Created(Examples.western("Bo", "Lovelace"), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {ids: ["00000000-0000-0001-0000-000000000001"]}        | ADA
          {ids: ["00000000-0000-0001-0000-000000000003"]}        |
          {lifecycle: [ACTIVE]}                                  | ADA
          {lifecycle: DRAFT}                                     | BO
          {lifecycle: [ACTIVE, DRAFT]}                           | ADA BO
          {nameStartsWith: "lovel"}                              | ADA BO
          {nameStartsWith: "b lovel"}                            | BO
          {email: "ADA@EXAMPLE.org"}                             | ADA
          {phone: "+41 44 668 18 00"}                            | ADA
          {tag: "vip"}                                           | ADA
          {skill: {name: "analysis"}}                            | ADA
          {skill: {name: "Analysis", minimumProficiency: ADVANCED}} | ADA
          {skill: {name: "Analysis", minimumProficiency: EXPERT}} |
          {employer: "00000000-0000-0007-0000-000000000001"}     | ADA
          {employer: "00000000-0000-0007-0000-000000000002"}     |
          {location: "00000000-0000-0007-0000-000000000001"}     |
          {attribute: {attribute: CUSTOM, name: "x", value: "y"}} |
          {trustAtLeast: UNVERIFIED}                             | ADA BO
          {trustAtLeast: EMAIL}                                  |
          {createdFrom: "2026-11-23T06:14:01Z"}                  | BO
          {createdTo: "2026-11-23T06:14:00Z"}                    | ADA
          {createdFrom: "2026-11-23T06:14:00Z", createdTo: "2026-11-23T06:15:00Z"} | ADA BO
          {updatedTo: "2026-11-23T06:13:59.999999Z"}             |
          {not: {tag: "VIP"}}                                    | BO
          {or: [{tag: "VIP"}, {nameStartsWith: "bo"}]}           | ADA BO
          {and: [{tag: "VIP"}, {nameStartsWith: "bo"}]}          |
          {nameStartsWith: "lovelace", not: {or: [{tag: "x"}, {email: "ada@example.org"}]}} | BO
          """)
  void aFilterChoosesAndTheTotalCountsItsPersons(String filter, String names) {
    JsonObject persons =
        client
            .data("{persons(filter: %s) {totalCount nodes {id}}}".formatted(filter))
            .getJsonObject("persons");
    String found =
        persons.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
            .map(node -> node.getString("id").equals(ADA.toString()) ? "ADA" : "BO")
            .reduce("", (all, one) -> (all + " " + one).strip());
    assertEquals(names == null ? "" : names, found);
    assertEquals(persons.getJsonArray("nodes").size(), persons.getInt("totalCount"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | filter
          {ids: []}                                                | filter.ids
          {ids: ["x"]}                                             | filter.ids[0]
          {lifecycle: []}                                          | filter.lifecycle
          {lifecycle: [ASLEEP]}                                    | filter.lifecycle[0]
          {nameStartsWith: ""}                                     | filter.nameStartsWith
          {nameStartsWith: "?!"}                                   | filter.nameStartsWith
          {email: "ada"}                                           | filter.email
          {phone: "044 668 18 00"}                                 | filter.phone
          {tag: " "}                                               | filter.tag
          {skill: {name: ""}}                                      | filter.skill.name
          {skill: {}}                                              | filter.skill.name
          {employer: "engines"}                                    | filter.employer
          {location: "home"}                                       | filter.location
          {attribute: {attribute: CUSTOM, value: ""}}              | filter.attribute.value
          {createdFrom: "2026-11-23T06:14:01Z", createdTo: "2026-11-23T06:14:00Z"} | filter.createdTo
          {updatedFrom: "2026-11-23T06:14:01Z", updatedTo: "2026-11-23T06:14:00Z"} | filter.updatedTo
          {updatedTo: "yesterday"}                                 | filter.updatedTo
          {not: {}}                                                | filter.not
          {and: []}                                                | filter.and
          {or: [{tag: "a"}, {email: "x"}]}                         | filter.or[1].email
          {not: {not: {not: {not: {not: {tag: "a"}}}}}}            | filter.not.not.not.not.not
          {shoeSize: 7}                                            | filter.shoeSize
          """)
  void aFilterThatMakesNoSenseNamesItsField(String filter, String field) {
    for (String query :
        new String[] {"persons(filter: %s)", "searchPersons(text: \"ada\", filter: %s)"}) {
      JsonObject error = client.error("{%s {totalCount}}".formatted(query.formatted(filter)));
      assertEquals("INVALID_INPUT", error.getString("code"));
      assertEquals(field, error.getString("field"));
    }
  }

  @Test
  void aPageTellsItsFirstAndLastCursor() {
    for (String page : new String[] {"first: 2", "last: 1", "first: 1, filter: {tag: \"VIP\"}"}) {
      JsonObject persons =
          client
              .data(
                  "{persons(%s) {edges {cursor} pageInfo {startCursor endCursor}}}".formatted(page))
              .getJsonObject("persons");
      var edges = persons.getJsonArray("edges").getValuesAs(JsonObject.class);
      JsonObject info = persons.getJsonObject("pageInfo");
      assertEquals(edges.getFirst().getString("cursor"), info.getString("startCursor"));
      assertEquals(edges.getLast().getString("cursor"), info.getString("endCursor"));
    }
    assertEquals(
        "{\"startCursor\":null,\"endCursor\":null}",
        client
            .data("{persons(filter: {tag: \"x\"}) {pageInfo {startCursor endCursor}}}")
            .getJsonObject("persons")
            .getJsonObject("pageInfo")
            .toString());
  }

  @Test
  void aFilterHasNotMoreConditionsThanAllowed() {
    String tags = "{tag: \"a\"},".repeat(25);
    assertEquals(
        0,
        client
            .data("{persons(filter: {or: [%s]}) {totalCount}}".formatted(tags))
            .getJsonObject("persons")
            .getInt("totalCount"));
    assertEquals(
        "filter.or",
        client
            .error("{persons(filter: {or: [%s{tag: \"a\"}]}) {totalCount}}".formatted(tags))
            .getString("field"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          searchPersons(text: "") {totalCount}                  | text
          searchPersons(text: "a", first: 0) {totalCount}       | first
          searchPersons(text: "a", after: "x") {totalCount}     | after
          skillDirectory(prefix: "a\\u0000") {name}             | prefix
          skillDirectory(first: 201) {name}                     | first
          possibleDuplicates(person: "x") {reasons}             | person
          possibleDuplicates(person: "00000000-0000-0001-0000-000000000001", first: 0) {reasons} | first
          """)
  void badInputNamesItsField(String query, String field) {
    JsonObject error = client.error("{%s}".formatted(query));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals(field, error.getString("field"));
  }

  @Test
  void aSearchTellsWhereItFoundTheWords() {
    assertEquals(
        "{\"totalCount\":1,\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":false},"
            + "\"edges\":[{\"score\":1.0,\"node\":{\"id\":\"%s\"},\"highlights\":[{\"field\":\"NAME\",\"absorbed\":null,"
                .formatted(ADA)
            + "\"fragments\":[{\"text\":\"FULL \",\"matched\":false},{\"text\":\"Ada\",\"matched\":true},"
            + "{\"text\":\" [Lovelace]\",\"matched\":false}]}]}]}",
        client
            .data(
                """
                {searchPersons(text: "Ada", filter: {tag: "VIP"}) {totalCount pageInfo {hasNextPage hasPreviousPage}
                  edges {score node {id} highlights {field absorbed fragments {text matched}}}}}
                """)
            .getJsonObject("searchPersons")
            .toString());
  }

  @Test
  void skillsAreCountedAndNobodyIsTheirOwnDuplicate() {
    assertEquals(
        "{\"skillDirectory\":[{\"name\":\"Analysis\",\"persons\":1}],\"possibleDuplicates\":[]}",
        client
            .data(
                "{skillDirectory(prefix: \"An\") {name persons} possibleDuplicates(person: \"%s\") {person {id} reasons}}"
                    .formatted(ADA))
            .toString());
  }

  private static PartId part(int number) {
    return new PartId(new UUID(0, number));
  }
}
