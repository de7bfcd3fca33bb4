package cim.person.web.graphql.schema;

import io.smallrye.graphql.spi.LookupService;
import io.smallrye.graphql.spi.ManagedInstance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where SmallRye finds the objects whose methods are queries and fields. It asks on whatever
/// thread an event arrives, and CDI is not at home on all of them. Loaded as a service.
/// Thread-safe.
public final class Resolvers implements LookupService {
  private final Map<Class<?>, Object> instances = new ConcurrentHashMap<>();

  void add(Object resolver) {
    instances.put(resolver.getClass(), resolver);
  }

  List<Class<?>> types() {
    return List.copyOf(instances.keySet());
  }

  @Override
  public String getName() {
    return "the objects that the schema was built of";
  }

  @Override
  public boolean isResolvable(Class<?> type) {
    return instances.containsKey(type);
  }

  @Override
  public <T> ManagedInstance<T> getInstance(Class<T> type) {
    T instance = type.cast(instances.get(type));
    return () -> instance;
  }
}
