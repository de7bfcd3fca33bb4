/// How a node goes without a client noticing more than that it has to ask another one.
///
/// Open Liberty lets requests end that are under way, but closes its ports first, and tells the
/// application last. So the signal is taken here before the server has it.
@NullMarked
package cim.person.web.stopping;

import org.jspecify.annotations.NullMarked;
