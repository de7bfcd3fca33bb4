/// The adapters behind the application's ports: NATS JetStream, IPLD blocks, and this node's read
/// models.
///
/// The web module sees this one at run time only, so that an edge cannot reach past the ports.
/// [cim.person.infrastructure.Wiring] shows the object graph.
@NullMarked
package cim.person.infrastructure;

import org.jspecify.annotations.NullMarked;
