/// Who asks over HTTP, and what pages there are.
///
/// A servlet finds its caller in the request, where the gate has put it; a request that did not
/// come through the gate has none and is refused, so that a gap in a mapping lets nobody in.
@NullMarked
package cim.person.web.security;

import org.jspecify.annotations.NullMarked;
