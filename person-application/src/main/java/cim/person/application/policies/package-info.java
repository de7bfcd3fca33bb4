/// What should happen next: policies look at what has happened and answer with commands, which go
/// through the same handler as everyone's.
///
/// A policy is a bean with a name, an interest and one function, and sends nothing itself. So that
/// nothing happens twice, the id of each of its commands is derived from what caused it, not from
/// when or where it ran: running a policy again on the same cause repeats nothing.
@NullMarked
package cim.person.application.policies;

import org.jspecify.annotations.NullMarked;
