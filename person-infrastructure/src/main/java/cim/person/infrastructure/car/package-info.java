/// The history as CAR files: written, verified and imported.
///
/// A file is read block by block and never held as a whole; what has to be remembered about it lies
/// in temporary files. There is no CAR library for the JVM that is strict and bounded, and the
/// format is a length before each block, so reader and writer are ours.
@NullMarked
package cim.person.infrastructure.car;

import org.jspecify.annotations.NullMarked;
