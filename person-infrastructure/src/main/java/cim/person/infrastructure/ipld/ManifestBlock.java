package cim.person.infrastructure.ipld;

import cim.person.domain.values.Cid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One page of the manifest of everyone's history, as a block.
///
/// @param at when the history was written out, to the microsecond
/// @param count how many persons there are, on all pages
/// @param heads the newest events of the page's persons, in the order of their first events
/// @param more the next page; null on the last
/// @param order the marks of the page's events, in the order of the stream
/// @param position the stream position up to which the history goes
public record ManifestBlock(
    Instant at,
    long count,
    List<Cid> heads,
    @Nullable Cid more,
    List<Integer> order,
    long position) {
  /// The most heads of a page.
  public static final int MOST_HEADS = 1_000;

  /// The most marks of a page: together with the heads they stay below the size of a block.
  public static final int MOST_MARKS = 25_000;

  private static final String TYPE = "manifest";
  private static final Set<String> REQUIRED = Set.of("at", "count", "position", "type");
  private static final Set<String> OPTIONAL = Set.of("heads", "more", "order");
  private static final int DIGEST = 5;

  public ManifestBlock {
    heads = List.copyOf(heads);
    order = List.copyOf(order);
  }

  /// What tells an event among its neighbours: the first four bytes of its digest.
  public static int mark(Cid event) {
    return ByteBuffer.wrap(event.toBytes()).getInt(DIGEST);
  }

  /// The block's bytes.
  public byte[] encode() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("at", EventTime.write(at.truncatedTo(ChronoUnit.MICROS)));
    fields.put("count", count);
    fields.put("position", position);
    fields.put("type", TYPE);
    if (!heads.isEmpty()) {
      fields.put("heads", heads);
    }
    if (more != null) {
      fields.put("more", more);
    }
    if (!order.isEmpty()) {
      ByteBuffer marks = ByteBuffer.allocate(order.size() * Integer.BYTES);
      order.forEach(marks::putInt);
      fields.put("order", Bytes.of(marks.array()));
    }
    return DagJson.encode(fields);
  }

  /// Whether these bytes are meant to be a page of a manifest.
  public static boolean isOne(byte[] block) {
    try {
      return DagJson.decode(block) instanceof Map<?, ?> fields && TYPE.equals(fields.get("type"));
    } catch (NotCanonical _) {
      return false;
    }
  }

  /// The page that these bytes are, read strictly; [IllegalArgumentException] says what is wrong.
  public static ManifestBlock open(byte[] block) {
    Object tree;
    try {
      tree = DagJson.decode(block);
    } catch (NotCanonical problem) {
      throw new IllegalArgumentException("is not canonical: " + problem.getMessage(), problem);
    }
    if (!(tree instanceof Map<?, ?> fields)
        || !fields.keySet().containsAll(REQUIRED)
        || !fields.keySet().stream()
            .allMatch(name -> REQUIRED.contains(name) || OPTIONAL.contains(name))
        || !TYPE.equals(fields.get("type"))) {
      throw new IllegalArgumentException("has not the fields of a manifest");
    }
    return new ManifestBlock(
        EventTime.read(field(fields, "at", String.class)),
        number(fields, "count"),
        heads(fields),
        fields.containsKey("more") ? event(fields.get("more")) : null,
        order(fields),
        number(fields, "position"));
  }

  private static List<Cid> heads(Map<?, ?> fields) {
    if (!fields.containsKey("heads")) {
      return List.of();
    }
    List<?> links = field(fields, "heads", List.class);
    if (links.isEmpty() || links.size() > MOST_HEADS) {
      throw new IllegalArgumentException("has " + links.size() + " heads, not 1 to " + MOST_HEADS);
    }
    return links.stream().map(ManifestBlock::event).toList();
  }

  private static List<Integer> order(Map<?, ?> fields) {
    if (!fields.containsKey("order")) {
      return List.of();
    }
    ByteBuffer marks = ByteBuffer.wrap(field(fields, "order", Bytes.class).toArray());
    if (!marks.hasRemaining() || marks.remaining() % Integer.BYTES != 0) {
      throw new IllegalArgumentException("has an order that is not four bytes for each event");
    }
    List<Integer> order = new ArrayList<>(marks.remaining() / Integer.BYTES);
    while (marks.hasRemaining()) {
      order.add(marks.getInt());
    }
    return order;
  }

  private static Cid event(@Nullable Object link) {
    if (link instanceof Cid cid && cid.isDagJson()) {
      return cid;
    }
    throw new IllegalArgumentException("links to what is no block of DAG-JSON: " + link);
  }

  private static long number(Map<?, ?> fields, String name) {
    long number = field(fields, name, Long.class);
    if (number < 0) {
      throw new IllegalArgumentException("has a negative " + name);
    }
    return number;
  }

  private static <T> T field(Map<?, ?> fields, String name, Class<T> kind) {
    Object value = fields.get(name);
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException("has a " + name + " that is no " + kind.getSimpleName());
    }
    return kind.cast(value);
  }
}
