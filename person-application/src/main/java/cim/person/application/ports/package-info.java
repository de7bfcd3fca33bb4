/// What the application needs from outside: the event store, this node's local knowledge, and
/// names made readable.
///
/// Expected answers are values; a failure is one of three unchecked exceptions with one meaning
/// each, so that a caller knows whether to retry.
@NullMarked
package cim.person.application.ports;

import org.jspecify.annotations.NullMarked;
