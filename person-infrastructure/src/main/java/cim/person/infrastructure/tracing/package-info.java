/// What belongs together in logs and traces: all that follows from one root command, by its
/// correlation id.
///
/// Nothing of what a person holds is told, and no message of an exception, which may quote it.
@NullMarked
package cim.person.infrastructure.tracing;

import org.jspecify.annotations.NullMarked;
