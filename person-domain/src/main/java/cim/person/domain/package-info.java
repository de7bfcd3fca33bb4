/// Persons: what can be asked of them, what happens to them, and the rules between the two.
///
/// Everything here is a value or a pure function. There is no clock, no random, no input or output
/// and no annotation of a framework, so each rule can be tried in a test of three lines.
@NullMarked
package cim.person.domain;

import org.jspecify.annotations.NullMarked;
