/// What is written by the build and read by people: documents that tests derive from the code.
///
/// Nobody edits such a file by hand: `mvn verify -Dupdate-docs` writes it, and any other build
/// fails when it is stale.
@NullMarked
package cim.person.domain.documents;

import org.jspecify.annotations.NullMarked;
