/// Recommends skills to persons, by what others have who have something in common with them.
///
/// The rules are counted anew for each person, from a bounded sample: a table of all rules would
/// have to be kept for everyone's sake, and would be out of date.
@NullMarked
package cim.person.application.policies.skills;

import org.jspecify.annotations.NullMarked;
