/// What is counted for whoever operates a node. What is counted is told here; infrastructure keeps
/// the numbers, so that nothing here knows a library for them.
@NullMarked
package cim.person.application.measures;

import org.jspecify.annotations.NullMarked;
