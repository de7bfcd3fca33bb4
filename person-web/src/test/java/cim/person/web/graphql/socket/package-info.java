/// GraphQL over a WebSocket, as far as it can be tested without a server.
@NullMarked
package cim.person.web.graphql.socket;

import org.jspecify.annotations.NullMarked;
