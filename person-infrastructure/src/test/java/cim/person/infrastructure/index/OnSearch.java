package cim.person.infrastructure.index;

import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.Page;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Tests of searches, with what they record and ask for.
abstract class OnSearch extends OnLists {
  static final PartId PART = new PartId(new UUID(0, 1));
  static final ForeignId ENGINES = new ForeignId(UUID.randomUUID());

  Page<FoundPerson> search(String text, int limit) {
    return lists.search().search(text, PersonFilter.EVERYONE, Lists.first(limit));
  }

  Set<PersonId> filtered(PersonFilter filter) {
    return Set.copyOf(
        lists
            .persons()
            .list(
                filter,
                new PersonOrder(PersonOrder.Field.CREATED_AT, false, Locale.ROOT),
                Lists.first(10))
            .items()
            .stream()
            .map(item -> item.node().id())
            .toList());
  }

  static List<PersonId> ids(Page<FoundPerson> page) {
    return page.items().stream().map(item -> item.node().person().id()).toList();
  }

  static ContactAdded mail(String address) {
    return new ContactAdded(PART, new Email(address), ContactUse.WORK, false);
  }

  static SkillAdded skill(String name) {
    return new SkillAdded(PART, name, "any", Proficiency.EXPERT, null);
  }

  static EmploymentAdded work(String title) {
    return new EmploymentAdded(
        PART,
        ENGINES,
        new EmploymentRole(title, null, null),
        null,
        null,
        LocalDate.of(2026, 11, 24),
        null);
  }
}
