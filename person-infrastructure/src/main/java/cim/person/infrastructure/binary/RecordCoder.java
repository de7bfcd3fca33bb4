package cim.person.infrastructure.binary;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the present fields of a record, each with its name, and then an empty name.
final class RecordCoder implements Coder {
  private static final ClassValue<RecordCoder> ALL =
      new ClassValue<>() {
        @Override
        protected RecordCoder computeValue(Class<?> type) {
          return new RecordCoder(RecordShape.of(type));
        }
      };

  private static final class Field {
    private final RecordShape.Field component;
    private final byte[] name;
    private final Coder coder;

    Field(RecordShape.Field component) {
      this.component = component;
      this.name = component.name().getBytes(StandardCharsets.UTF_8);
      this.coder = Coders.of(component.type());
    }
  }

  private final RecordShape shape;
  private volatile @Nullable List<Field> fields;

  private RecordCoder(RecordShape shape) {
    this.shape = shape;
  }

  static RecordCoder of(Class<?> record) {
    return ALL.get(record);
  }

  /// Made when they are needed, since a record may contain its like.
  private List<Field> fields() {
    List<Field> known = fields;
    if (known == null) {
      known = shape.fields().stream().map(Field::new).toList();
      fields = known;
    }
    return known;
  }

  @Override
  public int tag() {
    return Coders.RECORD;
  }

  @Override
  public void write(ByteWriter out, Object record) {
    for (Field field : fields()) {
      Object value = field.component.in(record);
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        out.number(field.name.length);
        out.octets(field.name);
        out.octet(field.coder.tag());
        field.coder.write(out, value);
      }
    }
    out.number(0);
  }

  @Override
  public Object read(ByteReader in) {
    List<Field> all = fields();
    @Nullable Object[] values = new @Nullable Object[all.size()];
    for (int i = 0; i < values.length; i++) {
      if (in.skipIf(all.get(i).name)) {
        values[i] = value(in, all.get(i));
      }
    }
    for (String name = in.text(); !name.isEmpty(); name = in.text()) {
      readElsewhere(in, name, values);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == null ? absent(all.get(i)) : values[i];
    }
    return shape.make(values);
  }

  /// Another version had its fields in another order, or other fields.
  private void readElsewhere(ByteReader in, String name, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (fields().get(i).component.name().equals(name)) {
        values[i] = value(in, fields().get(i));
        return;
      }
    }
    Coders.skip(in, in.octet());
  }

  private Object value(ByteReader in, Field field) {
    int tag = in.octet();
    if (tag != field.coder.tag()) {
      throw new IllegalArgumentException(
          field.component.name() + " of " + shape.type().getSimpleName() + " is of another type");
    }
    return field.coder.read(in);
  }

  private @Nullable Object absent(Field field) {
    if (field.component.nullable()) {
      return null;
    }
    if (Types.isList(field.component.type())) {
      return List.of();
    }
    if (field.component.type() == boolean.class) {
      return false;
    }
    throw new IllegalArgumentException(
        shape.type().getSimpleName() + " has no " + field.component.name());
  }
}
