package cim.person.application.data;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The components of a record and how to make one, looked up once.
///
/// @param type the record
/// @param fields its components in order
public record RecordShape(Class<?> type, List<Field> fields, MethodHandle constructor) {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return look(type);
        }
      };

  private static final ClassValue<RecordShape> FOR_COMMANDS =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return of(type).withFactory();
        }
      };

  /// @param name the component's name, also its name on the wire
  /// @param type its type
  /// @param nullable whether it may be absent
  public record Field(
      String name, Type type, boolean nullable, Function<Object, @Nullable Object> accessor) {
    /// The component's value in that record.
    public @Nullable Object in(Object record) {
      return accessor.apply(record);
    }
  }

  public static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /// As commands bring it: a static `parse` with the parameters of its constructor makes the
  /// record,
  /// else the constructor does.
  static RecordShape forCommands(Class<?> type) {
    return FOR_COMMANDS.get(type);
  }

  /// Makes the record; what its constructor throws is thrown.
  public Object make(@Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot make a " + type, failure);
    }
  }

  private RecordShape withFactory() {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return new RecordShape(
          type,
          fields,
          spread(MethodHandles.publicLookup().unreflect(type.getMethod("parse", types))));
    } catch (NoSuchMethodException _) {
      return this;
    } catch (IllegalAccessException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static RecordShape look(Class<?> type) {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      MethodHandle constructor =
          lookup.findConstructor(type, MethodType.methodType(void.class, types));
      List<Field> fields =
          Arrays.stream(components).map(component -> field(type, component)).toList();
      return new RecordShape(type, fields, spread(constructor));
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("cannot look into " + type, failure);
    }
  }

  /// Takes all arguments in one array.
  private static MethodHandle spread(MethodHandle constructor) {
    return constructor
        .asSpreader(Object[].class, constructor.type().parameterCount())
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  private static Field field(Class<?> type, RecordComponent component) {
    return new Field(
        component.getName(),
        component.getGenericType(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        accessor(type, component));
  }

  /// Code of its own for each component, as for a method reference: a method handle that is no
  /// constant is called at several times the cost.
  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> accessor(
      Class<?> type, RecordComponent component) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType object = MethodType.methodType(Object.class, Object.class);
    try {
      MethodHandle accessor = lookup.unreflect(component.getAccessor());
      MethodType called = MethodType.methodType(component.getType(), type).wrap();
      return (Function<Object, @Nullable Object>)
          LambdaMetafactory.metafactory(
                  lookup, "apply", MethodType.methodType(Function.class), object, accessor, called)
              .getTarget()
              .invokeExact();
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot read " + component, failure);
    }
  }
}
