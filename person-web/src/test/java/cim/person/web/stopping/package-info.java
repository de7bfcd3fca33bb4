/// What happens between the signal to stop and the server's own end.
@NullMarked
package cim.person.web.stopping;

import org.jspecify.annotations.NullMarked;
