/// Names as people write them: the order of their parts, their short forms and what they are sorted
/// by, each by the convention and the locale of the name itself.
///
/// The rules are written here, on ICU's knowledge of scripts, letters and cases, and not left to
/// ICU's PersonNameFormatter. That drops the second Spanish surname in formal use, leaves mononyms
/// empty in some styles, puts a comma into Hungarian names, and addresses people in Iceland by
/// their fathers' names.
@NullMarked
package cim.person.infrastructure.names;

import org.jspecify.annotations.NullMarked;
