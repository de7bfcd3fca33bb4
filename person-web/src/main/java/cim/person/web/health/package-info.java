/// Whether the node works, for whoever operates it: MicroProfile Health at `/health/live` and
/// `/health/ready`.
///
/// Alive means that the process answers; only a restart would help when it does not. Whether it is
/// ready to serve is for the application to say.
@NullMarked
package cim.person.web.health;

import org.jspecify.annotations.NullMarked;
