package cim.person.infrastructure.index;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where events stand in the stream, as far as the table of records knows. Thread-safe.
record RecordPositions(RocksTable table) {
  /// The positions of what a command led to.
  List<Long> of(PersonId person, UUID command) {
    List<Long> positions = new ArrayList<>();
    table.scan(
        RocksKeys.command(person, command), (key, _) -> positions.add(RocksKeys.position(key)));
    return positions;
  }

  /// The positions of these events, as far as they are known.
  List<Long> of(Collection<Cid> cids) {
    return table.get(cids.stream().map(RocksKeys::cid).toList()).stream()
        .filter(Objects::nonNull)
        .map(bytes -> RocksKeys.position(bytes))
        .toList();
  }

  /// The positions of a person's events from one number to another, both included, as far as they
  /// are known.
  List<Long> of(PersonId person, long firstSeq, long lastSeq) {
    List<byte[]> keys = new ArrayList<>();
    for (long seq = firstSeq; seq <= lastSeq; seq++) {
      keys.add(RocksKeys.sequence(person, seq));
    }
    return table.get(keys).stream()
        .filter(Objects::nonNull)
        .map(bytes -> RocksKeys.position(bytes))
        .toList();
  }

  /// The positions of these of the persons' events, of each person as far as they are known.
  Map<PersonId, List<Long>> of(Map<PersonId, List<Long>> seqs) {
    List<byte[]> keys = new ArrayList<>();
    seqs.forEach((person, some) -> some.forEach(seq -> keys.add(RocksKeys.sequence(person, seq))));
    List<byte @Nullable []> found = table.get(keys);
    Map<PersonId, List<Long>> positions = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<PersonId, List<Long>> each : seqs.entrySet()) {
      int end = begin + each.getValue().size();
      positions.put(
          each.getKey(),
          found.subList(begin, end).stream()
              .takeWhile(Objects::nonNull)
              .map(bytes -> RocksKeys.position(bytes))
              .toList());
      begin = end;
    }
    return positions;
  }

  /// The positions of messages that are no events, ascending.
  List<Long> broken() {
    List<Long> positions = new ArrayList<>();
    table.scan(RocksKeys.BROKEN, (key, _) -> positions.add(RocksKeys.position(key)));
    return positions;
  }
}
