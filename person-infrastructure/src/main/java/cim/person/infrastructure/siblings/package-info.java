/// What other domains say, understood: from their messages, in whichever form, to our
/// [cim.person.application.policies.ForeignEvent].
///
/// The siblings agree neither on headers nor on how a variant is written, so nothing here is bound
/// to one of them: all places where a type or an id can stand are looked at, and must agree.
@NullMarked
package cim.person.infrastructure.siblings;

import org.jspecify.annotations.NullMarked;
