package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.DatePrecision;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with an input is said by the name of the field, whichever way it comes in, and
/// nothing of it is stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");

  private final InMemoryClient client = new InMemoryClient();

  @BeforeAll
  void adaIsThere() {
    client.happened(
        Examples.ADAS_ID,
        AT,
        Examples.created(),
        new Activated(),
        new BirthDateRecorded(LocalDate.of(1815, 12, 10), DatePrecision.DAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          suspendPerson     | {}                                                                              | reason
          suspendPerson     | {"reason": null}                                                                | reason
          suspendPerson     | {"reason": ""}                                                                  | reason
          suspendPerson     | {"reason": " \\t "}                                                             | reason
          suspendPerson     | {"reason": 7}                                                                   | reason
          suspendPerson     | {"reason": ["a"]}                                                               | reason
          suspendPerson     | {"reason": "a\\u0000b"}                                                         | reason
          suspendPerson     | {"reason": "a\\nb"}                                                             | reason
          suspendPerson     | {"reason": "a\\u202eb"}                                                         | reason
          suspendPerson     | {"reason": "a\\u2066b"}                                                         | reason
          suspendPerson     | {"reason": "a\\ud800b"}                                                         | reason
          suspendPerson     | {"reason": "a\\udc00"}                                                          | reason
          suspendPerson     | {"reason": "a\\u0378b"}                                                         | reason
          suspendPerson     | {"reason": "a\\uffffb"}                                                         | reason
          suspendPerson     | {"reason": "r", "why": "r"}                                                     | why
          suspendPerson     | {"reason": "r", "person": "ada"}                                                | person
          suspendPerson     | {"reason": "r", "person": "0199a1c2"}                                           | person
          suspendPerson     | {"reason": "r", "person": null}                                                 | person
          suspendPerson     | {"reason": "r", "commandId": "1"}                                               | commandId
          suspendPerson     | {"reason": "r", "expectedRevision": -1}                                         | expectedRevision
          suspendPerson     | {"reason": "r", "expectedRevision": "3"}                                        | expectedRevision
          suspendPerson     | {"reason": "r", "expectedRevision": 1.5}                                        | expectedRevision
          suspendPerson     | {"reason": "r", "expectedRevision": 1e999}                                      | expectedRevision
          suspendPerson     | {"reason": "r", "expectedRevision": 9999999999}                                 | expectedRevision
          createPerson      | {"name": "Ada"}                                                                 | name
          createPerson      | {"name": {"convention": "WESTERN"}}                                             | name.given
          createPerson      | {"name": {"given": ["Ada", ""], "convention": "WESTERN"}}                       | name.given[1]
          createPerson      | {"name": {"given": ["Ada", null], "convention": "WESTERN"}}                     | name.given[1]
          createPerson      | {"name": {"given": ["Ada"], "convention": "NORTHERN"}}                          | name.convention
          createPerson      | {"name": {"given": ["Ada"]}}                                                    | name.convention
          createPerson      | {"name": {"given": ["Ada"], "convention": "WESTERN", "locale": "no locale"}}    | name.locale
          createPerson      | {"name": {"given": ["Ada"], "convention": "WESTERN"}, "activate": "yes"}        | activate
          createPerson      | {"name": {"given": ["Ada"], "convention": "WESTERN"}, "contacts": [{"use": "WORK", "contact": {"email": "ada"}}]} | contacts[0].contact.email
          addContact        | {"use": "WORK", "contact": {}}                                                  | contact
          addContact        | {"use": "WORK", "contact": {"email": null}}                                     | contact
          addContact        | {"use": "WORK", "contact": {"email": "a@b.org", "website": "https://b.org"}}    | contact
          addContact        | {"use": "WORK", "contact": {"pigeon": "a"}}                                     | contact.pigeon
          addContact        | {"use": "WORK", "contact": {"email": "ada@"}}                                   | contact.email
          addContact        | {"use": "WORK", "contact": {"website": "javascript:alert(1)"}}                  | contact.website
          addContact        | {"use": "WORK", "contact": {"phone": {"number": "12"}}}                         | contact.phone.number
          addContact        | {"use": "WORK", "contact": {"phone": {"number": "044 668 18 00", "region": "XX"}}} | contact.phone.region
          addContact        | {"use": "WORK", "contact": {"postalAddress": {"lines": ["x"], "country": "ZZ"}}}  | contact.postalAddress.country
          addContact        | {"use": "WORK", "contact": {"postalAddress": {"country": "CH"}}}                | contact.postalAddress.lines
          addContact        | {"use": "BEACH", "contact": {"email": "a@b.org"}}                               | use
          recordBirthDate   | {"date": "2025-02-30", "precision": "DAY"}                                      | date
          recordBirthDate   | {"date": "0000-01-01", "precision": "DAY"}                                      | date
          recordBirthDate   | {"date": "-0001-01-01", "precision": "DAY"}                                     | date
          recordBirthDate   | {"date": "+12025-01-01", "precision": "DAY"}                                    | date
          recordBirthDate   | {"date": "10.12.1815", "precision": "DAY"}                                      | date
          recordBirthDate   | {"date": 18151210, "precision": "DAY"}                                          | date
          recordDeath       | {"precision": "DAY"}                                                            | date
          recordDeath       | {"date": "1852-11-27", "precision": "UNKNOWN"}                                  | date
          grantTitle        | {"text": "Dr.", "kind": "PROFESSIONAL", "from": "2020-01-02", "to": "2020-01-01"} | to
          addQualification  | {"kind": "LICENCE", "title": "t", "issuer": "i", "from": "2020-01-02", "to": "2020-01-01"} | to
          addAffiliation    | {"organizationId": "x", "kind": "MEMBER", "from": "2020-01-02"}                 | organizationId
          updateContact     | {"use": "HOME"}                                                                 | contactId
          verifyContact     | {"method": "m"}                                                                 | contactId
          removeContact     | {"contactId": "7"}                                                              | contactId
          addSkill          | {"name": "n", "category": "c", "proficiency": "GURU"}                           | proficiency
          addSkill          | {"name": "n", "category": "c", "proficiency": "EXPERT", "years": -1}            | years
          setGeneralPreferences | {"locale": "en", "timeZone": "Mars/Olympus"}                                | timeZone
          setGeneralPreferences | {"locale": "x", "timeZone": "Europe/Zurich"}                                | locale
          setCommunicationPreferences | {"preferredChannel": "POST", "language": "en", "quietHours": {"from": "24:00", "until": "07:00"}} | quietHours.from
          recordAttribute   | {"attribute": "HEIGHT", "value": {"length": "1,75"}, "source": "MEASURED", "confidence": "CERTAIN"} | value.length
          recordAttribute   | {"attribute": "HEIGHT", "value": {"length": 1.75}, "source": "MEASURED", "confidence": "CERTAIN"} | value.length
          recordAttribute   | {"attribute": "HEIGHT", "value": {"length": "-1"}, "source": "MEASURED", "confidence": "CERTAIN"} | value.length
          recordAttribute   | {"attribute": "HEIGHT", "value": {"mass": "61"}, "source": "MEASURED", "confidence": "CERTAIN"} | value
          recordAttribute   | {"attribute": "HEIGHT", "value": {"mass": "61", "length": "1.7"}, "source": "MEASURED", "confidence": "CERTAIN"} | value
          recordAttribute   | {"attribute": "CUSTOM", "value": {"freeText": "x"}, "source": "IMPORTED", "confidence": "LIKELY"} | name
          recordAttribute   | {"attribute": "NATIONALITY", "value": {"country": "ZZ"}, "source": "IMPORTED", "confidence": "LIKELY"} | value.country
          recordAttribute   | {"attribute": "HEIGHT", "value": {"length": "1.7"}, "validFrom": "2020-01-02", "validUntil": "2020-01-01", "source": "IMPORTED", "confidence": "LIKELY"} | validUntil
          relatePerson      | {"other": "x", "kind": "FRIEND"}                                                | other
          relatePerson      | {"other": "0199a1c2-7c1e-7d10-9000-000000000002", "kind": "FRIEND", "strength": "2"} | strength
          """)
  void aBadFieldIsNamedAndNothingIsStored(String mutation, String input, String field) {
    client.seeRefused(mutation, input(mutation, input), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recordBirthDate   | {"date": "2999-01-01", "precision": "DAY"}                        | INVALID_VALUE     | date
          recordBirthDate   | {"date": "1816-12-10", "precision": "DAY"}                        | INVALID_VALUE     | date
          correctBirthDate  | {"date": "2999-01-01", "precision": "YEAR", "reason": "r"}        | INVALID_VALUE     | date
          recordDeath       | {"date": "1815-12-09", "precision": "DAY"}                        | INVALID_VALUE     | date
          recordDeath       | {"date": "2999-01-01", "precision": "DAY"}                        | INVALID_VALUE     | date
          relatePerson      | {"other": "0199a1c2-7c1e-7d10-9000-000000000001", "kind": "FRIEND"} | INVALID_VALUE   | other
          relatePerson      | {"other": "0199a1c2-7c1e-7d10-9000-000000000009", "kind": "FRIEND"} | REFERENCE_NOT_FOUND | other
          mergePerson       | {"into": "0199a1c2-7c1e-7d10-9000-000000000009", "reason": "USER_REQUESTED"} | MERGE_TARGET_INVALID | into
          suspendPerson     | {"reason": "r", "expectedRevision": 0}                            | STALE_REVISION    |
          """)
  void aValueThatDoesNotFitThePersonIsRejectedAndNothingIsStored(
      String mutation, String input, String code, String field) {
    long end = client.node.store.end();
    JsonObject rejection =
        client
            .give(mutation, input(mutation, input))
            .getJsonObject("data")
            .getJsonObject(mutation)
            .getJsonObject("rejection");
    assertEquals(code, rejection.getString("code"));
    assertEquals(field, rejection.getString("field", null));
    assertEquals(end, client.node.store.end());
  }

  /// The input with whom it is for, unless it says so itself.
  static JsonObject input(String mutation, String json) {
    JsonObject given = InMemoryClient.json(json);
    return mutation.equals("createPerson") || given.containsKey("person")
        ? given
        : Json.createObjectBuilder(given).add("person", Examples.ADAS_ID.toString()).build();
  }
}
