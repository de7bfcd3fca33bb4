/// The whole path on real parts: the WAR on Open Liberty, a `nats-server`, and clients of HTTP and
/// WebSockets.
@NullMarked
package cim.person.web.server;

import org.jspecify.annotations.NullMarked;
