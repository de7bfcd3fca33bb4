/// Blocks of IPLD: a plain tree of data, its one spelling in bytes, and the event block.
///
/// DAG-JSON is read and written by hand here and not by JSON-B or JSON-P: those accept what must be
/// refused (another order, duplicate keys, text after the end), and a reader that checks the one
/// spelling as it goes needs no second encoding to compare with.
@NullMarked
package cim.person.infrastructure.ipld;

import org.jspecify.annotations.NullMarked;
