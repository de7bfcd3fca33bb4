/// Faults done to a running system under load, and what must hold after each: nothing that was
/// acknowledged is lost, nothing is stored twice, no chain is forked or has a hole, and no append
/// is stored in part.
///
/// The same trials run twice: short in the build, and at length by `./person faults`, which writes
/// docs/reliability.md. What is stored is read past the application's own code, so that a fault of
/// that code cannot hide itself. JUnit is used by the tests alone: the command has none.
@NullMarked
package cim.person.infrastructure.faults;

import org.jspecify.annotations.NullMarked;
