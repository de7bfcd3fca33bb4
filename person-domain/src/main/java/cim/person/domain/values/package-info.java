/// The values that a person's record is made of.
///
/// A compact constructor checks a value's eternal shape: what must hold for every event that was
/// ever written. Today's stricter rules and normalisation live in a factory named `parse`, which
/// only commands use, so that an old event always loads.
@NullMarked
package cim.person.domain.values;

import org.jspecify.annotations.NullMarked;
