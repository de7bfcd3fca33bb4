/// GraphQL over HTTP: <https://graphql.github.io/graphql-over-http/draft/>.
///
/// The servlet is ours, because SmallRye's writes `application/json` and status 200 whatever the
/// client asked for and whatever happened.
@NullMarked
package cim.person.web.graphql.http;

import org.jspecify.annotations.NullMarked;
