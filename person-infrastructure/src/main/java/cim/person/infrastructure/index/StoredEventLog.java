package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The log of events: which ones, this node's records know; what they say, the event store.
final class StoredEventLog implements EventLog {
  private static final String OF_ALL = "events:";

  private final RocksRecords records;
  private final EventStore store;

  StoredEventLog(RocksRecords records, EventStore store) {
    this.records = records;
    this.store = store;
  }

  @Override
  public Optional<RecordedEvent> byCid(Cid cid) {
    OptionalLong position = records.positionOf(cid);
    return position.isEmpty()
        ? Optional.empty()
        : Optional.of(store.at(List.of(position.getAsLong())).getFirst());
  }

  @Override
  public Page<RecordedEvent> of(PersonId person, PageRequest page) {
    String list = OF_ALL + person + ":";
    long last = records.record(person).map(PersonRecord::head).map(head -> head.seq()).orElse(0L);
    Numbers seqs = Numbers.of(page, from(list, page), last, List.of());
    List<Long> positions =
        seqs.chosen().isEmpty()
            ? List.of()
            : records.positionsOf(person, seqs.chosen().getFirst(), seqs.chosen().getLast());
    return page(list, seqs, store.at(positions));
  }

  @Override
  public Page<RecordedEvent> all(PageRequest page) {
    long last = records.seen().position();
    Numbers positions = Numbers.of(page, from(OF_ALL, page), last, records.brokenPositions());
    return page(OF_ALL, positions, events(positions));
  }

  /// Neighbours come fastest as a page of the stream.
  private List<RecordedEvent> events(Numbers positions) {
    if (positions.areContiguous()) {
      int size = positions.chosen().size();
      List<RecordedEvent> events = store.page(positions.chosen().getFirst() - 1, size);
      if (events.size() == size) {
        return events;
      }
    }
    return store.at(positions.chosen());
  }

  private static Page<RecordedEvent> page(
      String list, Numbers numbers, List<RecordedEvent> events) {
    List<Page.Item<RecordedEvent>> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      items.add(new Page.Item<>(cursor(list, numbers.chosen().get(i)), events.get(i)));
    }
    return new Page<>(items, numbers.hasPrevious(), numbers.hasNext(), numbers.total());
  }

  private static String cursor(String list, long number) {
    byte[] text = (list + number).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static long from(String list, PageRequest page) {
    if (page.cursor() == null) {
      return 0;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(page.cursor());
      String text = new String(bytes, StandardCharsets.UTF_8);
      long number = Long.parseLong(text.substring(Math.min(list.length(), text.length())));
      if (number > 0 && number < Long.MAX_VALUE && cursor(list, number).equals(page.cursor())) {
        return number;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new BadCursor();
  }
}
