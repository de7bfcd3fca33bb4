/// The behaviour of persons: `decide` says what a command leads to, `evolve` folds what happened.
///
/// Start with [cim.person.domain.state.LifecycleStateMachine], which reads as a transition table.
/// Java's records, sealed types and pattern switches are the state-machine library; there is no
/// other. `decide` is default-deny and never throws; `evolve` has no `default`, so that a new event
/// does not compile until each fold handles it.
@NullMarked
package cim.person.domain.state;

import org.jspecify.annotations.NullMarked;
