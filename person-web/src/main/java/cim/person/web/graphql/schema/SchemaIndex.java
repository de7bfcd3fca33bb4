package cim.person.web.graphql.schema;

import cim.person.application.data.RecordShape;
import cim.person.domain.Hierarchy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/// The index that SmallRye takes its types from: the classes with fields and queries as they are,
/// and every type of ours that they reach, annotated.
final class SchemaIndex {
  private final Descriptions descriptions = new Descriptions();
  private final Map<Class<?>, Optional<Class<?>>> types = new LinkedHashMap<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private SchemaIndex() {}

  /// @param apis the classes with queries, subscriptions and field methods
  static IndexView of(List<Class<?>> apis) {
    SchemaIndex index = new SchemaIndex();
    for (Class<?> api : apis) {
      for (Method method : shown(api)) {
        index.reach(method.getGenericReturnType(), Optional.empty());
        for (Type parameter : method.getGenericParameterTypes()) {
          index.reach(parameter, Optional.empty());
        }
      }
    }
    index.close();
    return index.written(apis);
  }

  private static List<Method> shown(Class<?> api) {
    return Arrays.stream(api.getMethods())
        .filter(method -> method.isAnnotationPresent(Description.class))
        .toList();
  }

  private void reach(Type type, Optional<Class<?>> union) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, union);
      }
    } else if (type instanceof Class<?> one && isOurs(one) && !Appearance.isId(one)) {
      boolean isNew = !types.containsKey(one);
      if (isNew || union.isPresent()) {
        types.put(one, union);
      }
      if (isNew) {
        open.add(one);
      }
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("cim.person")
        && (type.isRecord() || type.isEnum() || type.isSealed());
  }

  private void close() {
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      if (type.isRecord()) {
        for (RecordShape.Field field : Appearance.fields(type)) {
          reach(field.type(), Optional.empty());
        }
      } else if (Appearance.isUnion(type)) {
        for (Class<?> member : Hierarchy.leaves(type)) {
          reach(member, Optional.of(type));
        }
      }
    }
  }

  private IndexView written(List<Class<?>> apis) {
    Indexer indexer = new Indexer();
    try {
      for (Class<?> api : apis) {
        indexer.index(new ByteArrayInputStream(AnnotatedClass.original(api)));
      }
      types.forEach(
          (type, union) -> add(indexer, new AnnotatedClass(type, union, descriptions).bytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot index class files", failure);
    }
    return indexer.complete();
  }

  private static void add(Indexer indexer, byte[] classFile) {
    try {
      indexer.index(new ByteArrayInputStream(classFile));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot index a class file", failure);
    }
  }
}
