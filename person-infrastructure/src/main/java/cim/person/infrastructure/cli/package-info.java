/// The command line that `./person` calls for what needs Java: it speaks GraphQL to a running
/// server, or reads and writes the event stream by itself.
@NullMarked
package cim.person.infrastructure.cli;

import org.jspecify.annotations.NullMarked;
