package cim.person.infrastructure.index;

import cim.person.application.queries.PersonFilter;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.TrustLevel;
import cim.person.infrastructure.index.search.AttributeTerms;
import cim.person.infrastructure.index.search.Folding;
import cim.person.infrastructure.index.search.Held;
import cim.person.infrastructure.index.search.PersonTerms;
import cim.person.infrastructure.index.search.SkillTerms;
import cim.person.infrastructure.index.search.SoughtText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Filters as queries of the index.
final class FilterQuery {
  private FilterQuery() {}

  static Query of(PersonFilter filter) {
    return switch (filter) {
      case PersonFilter.All(var filters) -> all(filters);
      case PersonFilter.Any(var filters) -> any(filters);
      case PersonFilter.Not(var other) -> not(of(other));
      case PersonFilter.OneOf(var ids) -> ids(ids.stream());
      case PersonFilter.InState(var states) -> states(states);
      case PersonFilter.NameStartsWith(var text) -> new ConstantScoreQuery(SoughtText.names(text));
      case PersonFilter.HasEmail(var email) -> held(Held.EMAIL, email.comparable());
      case PersonFilter.HasPhone(var phone) -> held(Held.PHONE, phone.number());
      case PersonFilter.HasTag(var tag) -> held(Held.TAG, Folding.fold(tag));
      case PersonFilter.HasSkill(var name, var minimum) -> skill(name, minimum);
      case PersonFilter.WorksFor(var organization, var on) ->
          lasting(Held.EMPLOYER, organization, on);
      case PersonFilter.AffiliatedWith(var organization, var on) ->
          lasting(Held.AFFILIATION, organization, on);
      case PersonFilter.HasIdentity(var identity) -> held(Held.IDENTITY, identity.toString());
      case PersonFilter.RelatedTo(var other) -> RelatedPersons.naming(Set.of(other));
      case PersonFilter.LocatedAt(var location, var on) -> lasting(Held.LOCATION, location, on);
      case PersonFilter.HasAttribute(var type, var name, var value) ->
          term(AttributeTerms.term(type, name, value));
      case PersonFilter.TrustedAtLeast(var level) -> trusted(level);
      case PersonFilter.Created(var from, var to) -> between(ListFields.CREATED, from, to);
      case PersonFilter.Updated(var from, var to) -> between(ListFields.UPDATED, from, to);
      case PersonFilter.LastActive(var from, var to) -> between(ListFields.ACTIVE, from, to);
    };
  }

  /// Those who are in one of these states.
  static Query states(Collection<LifecycleState> states) {
    return in(states.stream().map(state -> Held.LIFECYCLE.term(state.name())));
  }

  static Query ids(Stream<PersonId> ids) {
    return new TermInSetQuery(ListFields.ID, ids.map(id -> ListFields.term(id.value())).toList());
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  /// Whether it speaks of the lifecycle anywhere.
  static boolean tellsStates(PersonFilter filter) {
    return switch (filter) {
      case PersonFilter.All(var filters) -> filters.stream().anyMatch(FilterQuery::tellsStates);
      case PersonFilter.Any(var filters) -> filters.stream().anyMatch(FilterQuery::tellsStates);
      case PersonFilter.Not(var other) -> tellsStates(other);
      case PersonFilter.InState _ -> true;
      case PersonFilter.OneOf _, PersonFilter.Created _, PersonFilter.Updated _ -> false;
      case PersonFilter.NameStartsWith _, PersonFilter.HasEmail _, PersonFilter.HasPhone _ -> false;
      case PersonFilter.HasTag _, PersonFilter.HasSkill _, PersonFilter.WorksFor _ -> false;
      case PersonFilter.LocatedAt _, PersonFilter.HasAttribute _ -> false;
      case PersonFilter.TrustedAtLeast _, PersonFilter.AffiliatedWith _ -> false;
      case PersonFilter.HasIdentity _, PersonFilter.RelatedTo _, PersonFilter.LastActive _ -> false;
    };
  }

  private static Query all(List<PersonFilter> filters) {
    if (filters.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filters.forEach(each -> all.add(of(each), Occur.FILTER));
    return all.build();
  }

  private static Query any(List<PersonFilter> filters) {
    if (filters.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    filters.forEach(each -> any.add(of(each), Occur.SHOULD));
    return new ConstantScoreQuery(any.build());
  }

  private static Query held(Held kind, String value) {
    return term(kind.term(value));
  }

  private static Query term(String term) {
    return new TermQuery(new Term(PersonTerms.HELD, term));
  }

  private static Query in(Stream<String> held) {
    return new TermInSetQuery(PersonTerms.HELD, held.map(BytesRef::new).toList());
  }

  /// Those who can do this.
  static Query skill(String name, @Nullable Proficiency minimum) {
    return range(
        SkillTerms.first(name, minimum == null ? Proficiency.BEGINNER : minimum),
        SkillTerms.end(name));
  }

  private static Query lasting(Held kind, ForeignId id, LocalDate on) {
    return range(kind.lasting(id, on), kind.lasting(id, null));
  }

  private static Query range(String first, String last) {
    return TermRangeQuery.newStringRange(PersonTerms.HELD, first, last, true, true);
  }

  private static Query trusted(TrustLevel least) {
    return least == TrustLevel.UNVERIFIED
        ? MatchAllDocsQuery.INSTANCE
        : in(
            Arrays.stream(TrustLevel.values())
                .filter(level -> level.compareTo(least) >= 0)
                .map(level -> Held.TRUST.term(level.name())));
  }

  private static Query between(String field, @Nullable Instant from, @Nullable Instant to) {
    long first = from == null ? Long.MIN_VALUE : ListFields.microsFrom(from);
    long last = to == null ? Long.MAX_VALUE : ListFields.micros(to);
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(field, first, last),
        NumericDocValuesField.newSlowRangeQuery(field, first, last));
  }
}
