/// GraphQL over a WebSocket: graphql-transport-ws,
/// <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>.
///
/// The endpoint is ours, because SmallRye's writes with blocking calls, pulls as fast as the feed
/// gives, and knows no code for a reader that is too slow. Here the next event is asked for when
/// the one before it is written.
@NullMarked
package cim.person.web.graphql.socket;

import org.jspecify.annotations.NullMarked;
