package cim.person.infrastructure.binary;

import cim.person.application.data.Kinds;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The coders of all types that records are made of.
final class Coders {
  static final int RECORD = 'r';

  private static final int TEXT = 's';
  private static final int NUMBER = 'n';
  private static final int UUID_TAG = 'u';
  private static final int TIME = 'i';
  private static final int LIST = 'l';
  private static final int KIND = 'k';

  private static final Coder TRUTH =
      simple(NUMBER, (out, value) -> out.number((Boolean) value ? 1 : 0), in -> in.number() != 0);
  private static final Coder INTEGER =
      simple(
          NUMBER, (out, value) -> out.number((Integer) value), in -> Math.toIntExact(in.number()));

  private static final Map<Class<?>, Coder> SIMPLE =
      Map.of(
          String.class,
          simple(TEXT, (out, value) -> out.text((String) value), ByteReader::text),
          Cid.class,
          simple(TEXT, (out, value) -> out.text(((Cid) value).text()), in -> Cid.parse(in.text())),
          boolean.class,
          TRUTH,
          Boolean.class,
          TRUTH,
          int.class,
          INTEGER,
          Integer.class,
          INTEGER,
          long.class,
          simple(NUMBER, (out, value) -> out.number((Long) value), ByteReader::number),
          UUID.class,
          simple(UUID_TAG, (out, value) -> uuid(out, (UUID) value), Coders::uuid),
          LocalDate.class,
          simple(
              NUMBER,
              (out, value) -> out.number(((LocalDate) value).toEpochDay()),
              in -> LocalDate.ofEpochDay(in.number())),
          Instant.class,
          simple(TIME, (out, value) -> time(out, (Instant) value), Coders::time));

  private Coders() {}

  static Coder of(Type type) {
    if (Types.isList(type)) {
      return list(of(Types.element(type)));
    }
    Class<?> raw = (Class<?>) type;
    Coder simple = SIMPLE.get(raw);
    if (simple != null) {
      return simple;
    }
    if (raw.isEnum()) {
      return constant(raw);
    }
    if (Id.class.isAssignableFrom(raw)) {
      RecordShape shape = RecordShape.of(raw);
      return simple(
          UUID_TAG,
          (out, value) -> uuid(out, ((Id) value).value()),
          in -> shape.make(new Object[] {uuid(in)}));
    }
    return raw.isSealed() ? kind(Kinds.of(raw)) : RecordCoder.of(raw);
  }

  /// Passes over a value that this version does not know.
  static void skip(ByteReader in, int tag) {
    switch (tag) {
      case TEXT -> in.text();
      case NUMBER -> in.number();
      case UUID_TAG -> uuid(in);
      case TIME -> time(in);
      case LIST -> {
        int each = in.octet();
        for (long left = in.number(); left > 0; left--) {
          skip(in, each);
        }
      }
      case KIND -> {
        in.text();
        skip(in, RECORD);
      }
      case RECORD -> {
        while (!in.text().isEmpty()) {
          skip(in, in.octet());
        }
      }
      default -> throw new IllegalArgumentException("no such tag: " + tag);
    }
  }

  private record Simple(
      int tag, BiConsumer<ByteWriter, Object> writing, Function<ByteReader, Object> reading)
      implements Coder {
    @Override
    public void write(ByteWriter out, Object value) {
      writing.accept(out, value);
    }

    @Override
    public Object read(ByteReader in) {
      return reading.apply(in);
    }
  }

  private static Coder simple(
      int tag, BiConsumer<ByteWriter, Object> writing, Function<ByteReader, Object> reading) {
    return new Simple(tag, writing, reading);
  }

  private static Coder constant(Class<?> type) {
    Map<String, Object> constants = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return simple(
        TEXT,
        (out, value) -> out.text(((Enum<?>) value).name()),
        in -> known(constants, in.text(), type.getSimpleName()));
  }

  private static Coder list(Coder each) {
    return simple(
        LIST,
        (out, value) -> {
          List<?> items = (List<?>) value;
          out.octet(each.tag());
          out.number(items.size());
          items.forEach(item -> each.write(out, item));
        },
        in -> {
          if (in.octet() != each.tag()) {
            throw new IllegalArgumentException("a list is of another type");
          }
          List<Object> items = new ArrayList<>();
          for (long left = in.number(); left > 0; left--) {
            items.add(each.read(in));
          }
          return items;
        });
  }

  private static Coder kind(Kinds kinds) {
    Map<Class<?>, String> names = kinds.names();
    Map<String, Class<?>> byName = kinds.byName();
    return simple(
        KIND,
        (out, value) -> {
          out.text(known(names, value.getClass(), "kind"));
          RecordCoder.of(value.getClass()).write(out, value);
        },
        in -> RecordCoder.of(known(byName, in.text(), "kind")).read(in));
  }

  private static <K, V> V known(Map<K, V> all, K key, String what) {
    V value = all.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + what + " is called " + key);
    }
    return value;
  }

  private static void uuid(ByteWriter out, UUID value) {
    out.fixed(value.getMostSignificantBits());
    out.fixed(value.getLeastSignificantBits());
  }

  private static UUID uuid(ByteReader in) {
    return new UUID(in.fixed(), in.fixed());
  }

  private static void time(ByteWriter out, Instant value) {
    out.number(value.getEpochSecond());
    out.number(value.getNano());
  }

  private static Instant time(ByteReader in) {
    return Instant.ofEpochSecond(in.number(), in.number());
  }
}
