/// Numbers for whoever operates the node, kept in MicroProfile Metrics and told at `/metrics`.
///
/// Every one is there from the start, and the values of tags are few and fixed: neither persons nor
/// what they hold ever stand in one.
@NullMarked
package cim.person.infrastructure.metrics;

import org.jspecify.annotations.NullMarked;
