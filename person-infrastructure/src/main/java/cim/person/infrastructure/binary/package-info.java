/// Records as compact bytes, for what this node keeps for itself. Fields and kinds go by their
/// names, so that bytes of another version can be read as far as both versions know them.
@NullMarked
package cim.person.infrastructure.binary;

import org.jspecify.annotations.NullMarked;
