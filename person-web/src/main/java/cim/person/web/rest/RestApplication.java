package cim.person.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/// The resources below `/api/v1`.
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(PersonsResource.class, EventsResource.class, ProblemMapper.class);
  }
}
