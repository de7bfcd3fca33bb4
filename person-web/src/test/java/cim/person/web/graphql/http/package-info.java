/// GraphQL over HTTP, as far as it can be tested without a server.
@NullMarked
package cim.person.web.graphql.http;

import org.jspecify.annotations.NullMarked;
