package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SkillAssociation;
import cim.person.application.queries.SkillAssociation.Trait;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.state.Employment;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Part;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.search.Folding;
import cim.person.infrastructure.index.search.Held;
import cim.person.infrastructure.index.search.PersonTerms;
import cim.person.infrastructure.index.search.SkillTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Counts skills in this node's read models: who has something, the index says; what else they can
/// do, their records.
final class LocalAssociations implements SkillAssociations {
  private final RocksRecords records;
  private final LuceneIndex index;
  private final Mergers mergers;

  LocalAssociations(RocksRecords records, LuceneIndex index) {
    this.records = records;
    this.index = index;
    this.mergers = new Mergers(records);
  }

  @Override
  public List<SkillAssociation> from(PersonId person, Bounds bounds) {
    return records.record(person).map(record -> from(record, bounds)).orElse(List.of());
  }

  private List<SkillAssociation> from(PersonRecord person, Bounds bounds) {
    Set<String> needless = needless(person);
    Map<PersonId, Map<String, String>> known = new HashMap<>();
    List<SkillAssociation> rules = new ArrayList<>();
    for (Trait trait : traits(person, bounds.traits())) {
      Query query = others(trait, person.id());
      List<PersonId> others =
          index.searching(searcher -> SampledPersons.of(query, bounds.sample(), searcher));
      read(others, known);
      Map<String, Map<String, Integer>> counts = new TreeMap<>();
      for (PersonId other : others) {
        count(known.getOrDefault(other, Map.of()), counts);
      }
      counts.keySet().removeAll(needless);
      counts.values().stream()
          .map(SkillCounts::sum)
          .filter(skill -> skill.persons() >= bounds.support())
          .forEach(skill -> rules.add(new SkillAssociation(trait, others.size(), skill)));
    }
    return rules;
  }

  /// The keys of the skills that the person has or was recommended.
  private Set<String> needless(PersonRecord person) {
    Set<String> keys = new HashSet<>(skills(person).keySet());
    person.state().parts(SkillRecommendation.class).stream()
        .map(made -> SkillTerms.key(made.name()))
        .forEach(keys::add);
    return keys;
  }

  /// The newest things that the person has, each once.
  private static Collection<Trait> traits(PersonRecord person, int limit) {
    Map<String, Trait> traits = new LinkedHashMap<>();
    for (Part part : person.state().parts().reversed()) {
      if (traits.size() < limit) {
        trait(part)
            .ifPresent(
                trait ->
                    traits.putIfAbsent(trait.kind() + " " + Folding.fold(trait.name()), trait));
      }
    }
    return traits.values();
  }

  private static Optional<Trait> trait(Part part) {
    return switch (part) {
      case Skill skill -> Optional.of(new Trait(Trait.Kind.SKILL, skill.name()));
      case Employment employment ->
          Optional.of(new Trait(Trait.Kind.ROLE, employment.role().title()));
      case Qualification qualification when !qualification.revoked() ->
          Optional.of(new Trait(Trait.Kind.QUALIFICATION, qualification.title()));
      default -> Optional.empty();
    };
  }

  private static Query others(Trait trait, PersonId person) {
    return new BooleanQuery.Builder()
        .add(having(trait), Occur.FILTER)
        .add(FilterQuery.states(Set.of(LifecycleState.MERGED)), Occur.MUST_NOT)
        .add(FilterQuery.ids(Stream.of(person)), Occur.MUST_NOT)
        .build();
  }

  private static Query having(Trait trait) {
    return switch (trait.kind()) {
      case SKILL -> FilterQuery.skill(trait.name(), null);
      case ROLE -> held(Held.ROLE, trait.name());
      case QUALIFICATION -> held(Held.QUALIFICATION, trait.name());
    };
  }

  private static Query held(Held kind, String name) {
    return new TermQuery(new Term(PersonTerms.HELD, kind.term(Folding.fold(name))));
  }

  /// Reads the skills of those whose are not known yet.
  private void read(List<PersonId> persons, Map<PersonId, Map<String, String>> known) {
    List<PersonId> unknown = persons.stream().filter(person -> !known.containsKey(person)).toList();
    records.records(unknown).forEach(person -> known.put(person.id(), skills(person)));
  }

  /// The spellings of the person's skills, by their keys.
  private Map<String, String> skills(PersonRecord person) {
    Map<String, String> skills = new HashMap<>();
    Stream.concat(Stream.of(person), mergers.absorbedBy(person).stream())
        .flatMap(record -> record.state().parts(Skill.class).stream())
        .forEach(skill -> skills.putIfAbsent(SkillTerms.key(skill.name()), skill.name()));
    return skills;
  }

  private static void count(Map<String, String> skills, Map<String, Map<String, Integer>> counts) {
    skills.forEach(
        (key, spelling) ->
            counts.computeIfAbsent(key, _ -> new TreeMap<>()).merge(spelling, 1, Integer::sum));
  }
}
