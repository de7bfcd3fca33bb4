package cim.person.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.data.MalformedData;
import cim.person.web.graphql.PersonFiltering;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class QueryParametersTest {
  @Test
  void fieldsOfARecordAreTakenByTheirPaths() {
    QueryParameters parameters =
        QueryParameters.of(
            "ids=a&ids=b&skill.name=C%2B%2B&skill.minimumProficiency=EXPERT&tag=a+b&not.tag=x&email=&x");
    assertEquals(
        Map.of(
            "ids", List.of("a", "b"),
            "skill", Map.of("name", "C++", "minimumProficiency", "EXPERT"),
            "tag", "a b",
            "not", Map.of("tag", "x")),
        parameters.fields(PersonFiltering.class));
    assertEquals("x", refused(parameters::end));
  }

  @Test
  void aSlipIsNotPassedOver() {
    assertEquals("a", refused(() -> QueryParameters.of("a=1&a=2").one("a")));
    assertEquals("n", refused(() -> QueryParameters.of("n=-1").number("n")));
    assertEquals("f", refused(() -> QueryParameters.of("f=yes").flag("f")));
    assertEquals("query", refused(() -> QueryParameters.of("q=a%")));
  }

  @Test
  void whatIsEmptyIsAbsent() {
    QueryParameters parameters = QueryParameters.of("&a=&");
    assertNull(parameters.one("a"));
    parameters.end();
    assertEquals(
        "/list?b=%3C&limit=2&after=x",
        new Address("/list", "b=<&after=1&limit=2&before=2").at("after=x"));
    assertEquals("/list", new Address("/list", null).at(""));
  }

  private static String refused(Executable reading) {
    return assertThrows(MalformedData.class, reading).field();
  }
}
