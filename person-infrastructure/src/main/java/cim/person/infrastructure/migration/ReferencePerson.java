package cim.person.infrastructure.migration;

import cim.person.infrastructure.binary.RecordBytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A person as the older service's events make it, in that service's own words. It has nothing in
/// common with the records of today, so that it can prove them.
final class ReferencePerson {
  String lifecycle = "Active";
  List<String> name = List.of();
  String source = "";
  @Nullable String born;
  @Nullable String died;
  @Nullable String mergedInto;
  @Nullable String inactiveReason;
  int nameChanges;
  int imported;
  final List<Fact> facts = new ArrayList<>();
  final Set<String> registered = new LinkedHashSet<>();
  final List<Component> components = new ArrayList<>();
  final List<String> locations = new ArrayList<>();
  final List<String> employments = new ArrayList<>();
  final List<String> identities = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();
  final List<String> seen = new ArrayList<>();
  @Nullable String last;

  /// A typed fact.
  public record Fact(String type, String value, @Nullable String from, @Nullable String until) {}

  /// A component, with what it says in lines.
  ///
  /// @param via the variant that told it
  public record Component(String via, String type, List<String> says) {}

  /// All of it, to be put away.
  public record Saved(
      String lifecycle,
      List<String> name,
      String source,
      @Nullable String born,
      @Nullable String died,
      @Nullable String mergedInto,
      @Nullable String inactiveReason,
      int nameChanges,
      int imported,
      List<Fact> facts,
      List<String> registered,
      List<Component> components,
      List<String> locations,
      List<String> employments,
      List<String> identities,
      List<String> remarks,
      List<String> seen,
      @Nullable String last) {}

  /// As it is now, to be written later.
  Supplier<byte[]> write() {
    Saved now =
        new Saved(
            lifecycle,
            name,
            source,
            born,
            died,
            mergedInto,
            inactiveReason,
            nameChanges,
            imported,
            List.copyOf(facts),
            List.copyOf(registered),
            List.copyOf(components),
            List.copyOf(locations),
            List.copyOf(employments),
            List.copyOf(identities),
            List.copyOf(remarks),
            List.copyOf(seen),
            last);
    return () -> RecordBytes.write(now);
  }

  static ReferencePerson read(byte[] bytes) {
    Saved saved = RecordBytes.read(Saved.class, bytes);
    ReferencePerson person = new ReferencePerson();
    person.lifecycle = saved.lifecycle;
    person.name = saved.name;
    person.source = saved.source;
    person.born = saved.born;
    person.died = saved.died;
    person.mergedInto = saved.mergedInto;
    person.inactiveReason = saved.inactiveReason;
    person.nameChanges = saved.nameChanges;
    person.imported = saved.imported;
    person.facts.addAll(saved.facts);
    person.registered.addAll(saved.registered);
    person.components.addAll(saved.components);
    person.locations.addAll(saved.locations);
    person.employments.addAll(saved.employments);
    person.identities.addAll(saved.identities);
    person.remarks.addAll(saved.remarks);
    person.seen.addAll(saved.seen);
    person.last = saved.last;
    return person;
  }
}
