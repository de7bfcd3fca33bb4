package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.PersonFilter;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.Email;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whom a text finds after one of two persons was merged into the other.
class FindingMergedPersonsTest extends OnSearch {
  @Test
  void whatAMergedPersonHeldFindsTheSurvivorOfNow() throws Exception {
    PersonId anna = chronicle.create("Anna", "One");
    PersonId berta = chronicle.create("Berta", "Two");
    PersonId clara = chronicle.create("Clara", "Three");
    chronicle.record(anna, mail("unique@example.org"));
    merge(anna, berta);
    lists.catchUp();
    assertEquals(List.of(berta), ids(search("unique@example.org", 10)));
    assertEquals(List.of(berta), ids(search("anna", 10)));
    merge(berta, clara);
    lists.catchUp();
    FoundPerson found = search("anna", 10).items().getFirst().node();
    assertEquals(clara, found.person().id());
    assertEquals(anna, found.highlights().getFirst().absorbed());
    assertEquals(
        Set.of(anna, berta, clara),
        filtered(new PersonFilter.HasEmail(new Email("unique@example.org"))));
    chronicle.record(anna, new MergeUndone("no"));
    chronicle.record(berta, new Released(anna));
    lists.catchUp();
    assertEquals(List.of(anna), ids(search("anna", 10)));
    assertEquals(List.of(clara), ids(search("berta", 10)));
  }

  @Test
  void whoWasMergedIsFoundWhenTheFilterAsksForIt() throws Exception {
    PersonId anna = chronicle.create("Anna", "One");
    PersonId berta = chronicle.create("Berta", "Two");
    merge(anna, berta);
    lists.catchUp();
    PersonFilter merged = new PersonFilter.InState(Set.of(LifecycleState.MERGED));
    assertEquals(List.of(anna), ids(lists.search().search("anna", merged, Lists.first(10))));
    assertEquals(
        List.of(berta),
        ids(lists.search().search("anna", new PersonFilter.Not(merged), Lists.first(10))));
    assertEquals(List.of(berta), ids(search("anna", 10)));
  }

  @Test
  void whoAbsorbedVeryManyIsFoundByTheNearest() throws Exception {
    PersonId last = chronicle.create("Zebulon", "First");
    for (int number = 0; number < 105; number++) {
      PersonId next = chronicle.create(number < 104 ? "Anna" : "Yolanda", "Other");
      merge(last, next);
      last = next;
    }
    PersonId survivor = chronicle.create("Xaver", "Last");
    merge(last, survivor);
    lists.catchUp();
    assertEquals(List.of(survivor), ids(search("yolanda", 10)));
    assertEquals(List.of(), ids(search("zebulon", 10)));
  }

  private void merge(PersonId source, PersonId target) {
    chronicle.record(source, new MergedInto(target, MergeReason.DUPLICATE_IDENTITY));
    chronicle.record(target, new Absorbed(source));
  }
}
