/// Numbers for whoever operates the node: MicroProfile Metrics at `/metrics`.
@NullMarked
package cim.person.web.metrics;

import org.jspecify.annotations.NullMarked;
