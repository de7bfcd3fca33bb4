/// The values that a person's record is made of.
@NullMarked
package cim.person.domain.values;

import org.jspecify.annotations.NullMarked;
