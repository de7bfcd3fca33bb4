package cim.person.web.graphql;

import static cim.person.application.data.MalformedData.below;

import cim.person.application.data.EmailInput;
import cim.person.application.data.MalformedData;
import cim.person.application.data.PhoneInput;
import cim.person.application.queries.PersonFilter;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.Id;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Text;
import cim.person.web.graphql.PersonFiltering.Attributed;
import cim.person.web.graphql.PersonFiltering.Skilled;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the filters that clients ask for. Thread-safe.
public final class PersonFilters {
  private final int mostConditions;
  private final int deepest;
  private final InstantSource clock;

  /// @param mostConditions of one filter in all, each id counted
  /// @param deepest how many filters may be within one another
  /// @param clock tells what day it is, at UTC
  public PersonFilters(int mostConditions, int deepest, InstantSource clock) {
    this.mostConditions = mostConditions;
    this.deepest = deepest;
    this.clock = clock;
  }

  /// @throws MalformedData naming what is wrong
  public PersonFilter read(String argument, @Nullable PersonFiltering asked) {
    return asked == null
        ? PersonFilter.EVERYONE
        : new Reading(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .filter(argument, asked, 1);
  }

  private final class Reading {
    private final LocalDate today;
    private int conditions;

    Reading(LocalDate today) {
      this.today = today;
    }

    PersonFilter filter(String path, PersonFiltering asked, int depth) {
      if (depth > deepest) {
        throw new MalformedData(path, "must not be more than %d deep".formatted(deepest));
      }
      List<PersonFilter> all = new ArrayList<>();
      addOwn(path, asked, all);
      addHeld(path, asked, all);
      addTimes(path, asked, all);
      addNested(path, asked, depth, all);
      if (all.isEmpty()) {
        throw new MalformedData(path, "must have a condition");
      }
      return all.size() == 1 ? all.getFirst() : new PersonFilter.All(all);
    }

    private void addOwn(String path, PersonFiltering asked, List<PersonFilter> all) {
      if (asked.ids() != null) {
        Set<PersonId> ids = new HashSet<>();
        each(below(path, "ids"), asked.ids(), (at, id) -> ids.add(Arguments.person(at, id)));
        all.add(new PersonFilter.OneOf(ids));
      }
      if (asked.lifecycle() != null) {
        each(below(path, "lifecycle"), asked.lifecycle(), (_, _) -> {});
        all.add(new PersonFilter.InState(Set.copyOf(asked.lifecycle())));
      }
      add(below(path, "trustAtLeast"), asked.trustAtLeast(), PersonFilter.TrustedAtLeast::new, all);
      add(below(path, "nameStartsWith"), asked.nameStartsWith(), PersonFilters::name, all);
    }

    private void addHeld(String path, PersonFiltering asked, List<PersonFilter> all) {
      add(
          below(path, "email"),
          asked.email(),
          text -> new PersonFilter.HasEmail(new EmailInput(text).parse()),
          all);
      add(
          below(path, "phone"),
          asked.phone(),
          text -> new PersonFilter.HasPhone(new PhoneInput(text, null).parse()),
          all);
      add(below(path, "tag"), asked.tag(), text -> new PersonFilter.HasTag(line("", text)), all);
      add(below(path, "skill"), asked.skill(), PersonFilters::skill, all);
      add(
          below(path, "employer"),
          asked.employer(),
          text -> new PersonFilter.WorksFor(new ForeignId(Id.parse(text)), today),
          all);
      add(
          below(path, "location"),
          asked.location(),
          text -> new PersonFilter.LocatedAt(new ForeignId(Id.parse(text)), today),
          all);
      add(below(path, "attribute"), asked.attribute(), PersonFilters::attribute, all);
    }

    private void addTimes(String path, PersonFiltering asked, List<PersonFilter> all) {
      if (isRange(path, "created", asked.createdFrom(), asked.createdTo())) {
        all.add(new PersonFilter.Created(asked.createdFrom(), asked.createdTo()));
      }
      if (isRange(path, "updated", asked.updatedFrom(), asked.updatedTo())) {
        all.add(new PersonFilter.Updated(asked.updatedFrom(), asked.updatedTo()));
      }
    }

    private boolean isRange(
        String path, String what, @Nullable Instant from, @Nullable Instant to) {
      if (from != null && to != null && to.isBefore(from)) {
        throw new MalformedData(
            below(path, what + "To"), "must not be before %sFrom".formatted(what));
      }
      return from != null || to != null;
    }

    private void addNested(String path, PersonFiltering asked, int depth, List<PersonFilter> all) {
      if (asked.and() != null) {
        all.add(new PersonFilter.All(filters(below(path, "and"), asked.and(), depth)));
      }
      if (asked.or() != null) {
        all.add(new PersonFilter.Any(filters(below(path, "or"), asked.or(), depth)));
      }
      if (asked.not() != null) {
        all.add(new PersonFilter.Not(filter(below(path, "not"), asked.not(), depth + 1)));
      }
    }

    private List<PersonFilter> filters(String path, List<PersonFiltering> some, int depth) {
      List<PersonFilter> filters = new ArrayList<>();
      each(path, some, (at, one) -> filters.add(filter(at, one, depth + 1)));
      return filters;
    }

    private interface Element<T> {
      void read(String path, T element);
    }

    private <T> void each(String path, List<T> elements, Element<T> element) {
      if (elements.isEmpty()) {
        throw new MalformedData(path, "must not be empty");
      }
      for (int i = 0; i < elements.size(); i++) {
        count(path);
        element.read(path + "[" + i + "]", elements.get(i));
      }
    }

    private <T> void add(
        String path, @Nullable T asked, Function<T, PersonFilter> read, List<PersonFilter> all) {
      if (asked != null) {
        count(path);
        all.add(parsed(path, () -> read.apply(asked)));
      }
    }

    private void count(String path) {
      if (++conditions > mostConditions) {
        throw new MalformedData(
            path, "must not have more than %d conditions in all".formatted(mostConditions));
      }
    }
  }

  /// A text stands for its own field: whatever a value calls its only part is not named.
  public static <T> T parsed(String path, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (MalformedValue problem) {
      boolean part = problem.field().equals("name") || problem.field().equals("value");
      throw new MalformedData(
          part ? below(path, problem.field()) : path, String.valueOf(problem.getMessage()));
    }
  }

  private static PersonFilter name(String text) {
    String line = line("", text);
    if (line.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new MalformedValue("", "must have a letter or a digit in it");
    }
    return new PersonFilter.NameStartsWith(line);
  }

  private static PersonFilter skill(Skilled skill) {
    return new PersonFilter.HasSkill(line("name", skill.name()), skill.minimumProficiency());
  }

  private static PersonFilter attribute(Attributed asked) {
    return new PersonFilter.HasAttribute(
        asked.attribute(),
        Text.parseOptional("name", asked.name(), Text.LINE),
        Text.parseOptional("value", asked.value(), Text.SENTENCE));
  }

  private static String line(String field, String text) {
    return Text.parse(field, text, Text.LINE);
  }
}
