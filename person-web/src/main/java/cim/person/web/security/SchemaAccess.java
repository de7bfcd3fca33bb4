package cim.person.web.security;

import cim.person.application.security.Profile;
import org.eclipse.microprofile.config.Config;

/// How the schema can be looked at.
///
/// @param introspection `person.graphql.introspection`: whether GraphQL tells its schema
/// @param graphiql `person.graphql.graphiql`: whether there is the page GraphiQL; unless it is
/// said,
///     in the profile local only
public record SchemaAccess(boolean introspection, boolean graphiql) {
  public static SchemaAccess read(Config config, Profile profile) {
    return new SchemaAccess(
        config.getValue("person.graphql.introspection", Boolean.class),
        config
            .getOptionalValue("person.graphql.graphiql", Boolean.class)
            .orElse(profile == Profile.LOCAL));
  }
}
