/// Records as plain data and back: the one place that knows how a domain record looks on the wire.
///
/// Plain data is what JSON can say: maps, lists, text, whole numbers, booleans. The shapes are read
/// from the records themselves, so a field is declared once; a mapper or an annotation for each
/// would be a second place to keep in step.
@NullMarked
package cim.person.application.data;

import org.jspecify.annotations.NullMarked;
