/// What GraphQL clients can ask: queries, the fields of persons and events, subscriptions.
///
/// Most types are not written here: the schema is derived from the domain's records (see
/// [cim.person.web.graphql.schema]). A method with a source adds a field that no record has.
@NullMarked
package cim.person.web.graphql;

import org.jspecify.annotations.NullMarked;
