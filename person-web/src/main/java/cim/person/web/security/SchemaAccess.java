package cim.person.web.security;

import cim.person.application.security.Profile;
import cim.person.application.settings.SettingReader;
import org.eclipse.microprofile.config.Config;

/// How the schema can be looked at.
///
/// @param introspection `person.graphql.introspection`: whether GraphQL tells its schema
/// @param graphiql `person.graphql.graphiql`: whether there is the page GraphiQL; unless it is
///     said, in the profile local only
public record SchemaAccess(boolean introspection, boolean graphiql) {
  public static SchemaAccess read(Config config, Profile profile) {
    return read(
        new SettingReader(key -> config.getOptionalValue(key, String.class).orElse("")), profile);
  }

  /// @throws IllegalArgumentException naming key, value and what is allowed
  public static SchemaAccess read(SettingReader reader, Profile profile) {
    return new SchemaAccess(
        reader.truth("person.graphql.introspection", true),
        reader.truth("person.graphql.graphiql", profile == Profile.LOCAL));
  }
}
