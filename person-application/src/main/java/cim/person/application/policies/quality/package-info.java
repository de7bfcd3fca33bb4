/// Marks persons whose data has a defect, and takes the mark away when the defect is mended.
///
/// Each rule says since when a person fails it, or from when on it will when nothing changes. So no
/// rule needs a clock, and the policy knows when to look again.
@NullMarked
package cim.person.application.policies.quality;

import org.jspecify.annotations.NullMarked;
