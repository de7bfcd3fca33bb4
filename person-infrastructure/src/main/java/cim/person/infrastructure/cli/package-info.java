/// The command line: what `./person` needs Java for. It talks to the running server as any other
/// client does, over GraphQL, so that it can do nothing that the server would refuse.
@NullMarked
package cim.person.infrastructure.cli;

import org.jspecify.annotations.NullMarked;
