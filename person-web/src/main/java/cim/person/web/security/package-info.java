/// Who asks.
///
/// Without the secure profile everyone on this machine is the one local administrator, and every
/// event says so.
@NullMarked
package cim.person.web.security;

import org.jspecify.annotations.NullMarked;
