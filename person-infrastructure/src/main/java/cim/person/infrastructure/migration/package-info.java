/// The history of the older service, taken over: read line by line, upcast, judged, recorded as
/// events of today, and proved by a fold of its own.
///
/// All that is written follows from the source alone: times, ids, actors and links. So a run that
/// was interrupted is simply made anew, and what is stored already is known by its CID; there is no
/// file of checkpoints that could say something else than the stream.
@NullMarked
package cim.person.infrastructure.migration;

import org.jspecify.annotations.NullMarked;
