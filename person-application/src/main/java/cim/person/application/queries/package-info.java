/// What is read: the folded record of a person, lists of persons, and the log of events.
///
/// The folds are pure, so the command side, the read model and time travel all see the same person.
@NullMarked
package cim.person.application.queries;

import org.jspecify.annotations.NullMarked;
