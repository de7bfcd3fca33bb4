/// JSON as others write it, read strictly, and what they are answered.
///
/// Apart from the blocks of the package `ipld`, which have one spelling each: whoever sends a
/// request may write its JSON in any way that is JSON.
@NullMarked
package cim.person.infrastructure.json;

import org.jspecify.annotations.NullMarked;
