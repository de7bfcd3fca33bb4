package cim.person.infrastructure.index;

import cim.person.application.queries.DuplicateCandidate.Reason;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.search.Held;
import cim.person.infrastructure.index.search.PersonTerms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// Whoever has something in common with a person that two persons seldom have. Each reason is a
/// bit of the score, the most telling one the highest.
final class Duplicates {
  private final PersonRecord person;
  private final Mergers mergers;

  Duplicates(PersonRecord person, Mergers mergers) {
    this.person = person;
    this.mergers = mergers;
  }

  Query query() {
    Set<String> terms = PersonTerms.held(person, mergers.absorbedBy(person));
    BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    for (Reason reason : Reason.values()) {
      String kind = kind(reason).beginning();
      List<BytesRef> shared =
          terms.stream().filter(term -> term.startsWith(kind)).map(BytesRef::new).toList();
      if (!shared.isEmpty()) {
        Query query = new ConstantScoreQuery(new TermInSetQuery(PersonTerms.HELD, shared));
        any.add(new BoostQuery(query, bit(reason)), Occur.SHOULD);
      }
    }
    any.add(FilterQuery.states(Set.of(LifecycleState.MERGED)), Occur.MUST_NOT);
    any.add(FilterQuery.ids(itselfAndSurvivors()), Occur.MUST_NOT);
    return any.build();
  }

  private Stream<PersonId> itselfAndSurvivors() {
    return mergers.withSurvivors(List.of(person.id())).stream().map(PersonRecord::id);
  }

  static List<Reason> reasons(float score) {
    return Arrays.stream(Reason.values())
        .filter(reason -> ((int) score & bit(reason)) != 0)
        .toList();
  }

  private static int bit(Reason reason) {
    return switch (reason) {
      case IDENTIFIER -> 8;
      case EMAIL -> 4;
      case PHONE -> 2;
      case NAME_AND_BIRTH_DATE -> 1;
    };
  }

  private static Held kind(Reason reason) {
    return switch (reason) {
      case IDENTIFIER -> Held.IDENTIFIER;
      case EMAIL -> Held.EMAIL;
      case PHONE -> Held.PHONE;
      case NAME_AND_BIRTH_DATE -> Held.NAME_AND_BIRTH_DATE;
    };
  }
}
