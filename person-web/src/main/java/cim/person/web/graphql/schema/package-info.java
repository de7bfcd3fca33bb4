/// The GraphQL schema, derived from the domain.
///
/// Events, values and commands would otherwise be written three times: as records, as output types
/// and as input types. SmallRye reads annotations from an index of class files, so plain records
/// get theirs in that index only; mutations come from the sealed hierarchy of commands.
@NullMarked
package cim.person.web.graphql.schema;

import org.jspecify.annotations.NullMarked;
