/// What persons do, told in scenarios: given what happened, when this is asked, then that happens.
///
/// A scenario speaks of events and commands only, never of the state in between, so that it stays
/// true however the state is held. [cim.person.domain.scenarios.Examples] has the words.
@NullMarked
package cim.person.domain.scenarios;

import org.jspecify.annotations.NullMarked;
