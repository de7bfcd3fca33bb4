/// The older service's doors, for a time: its commands are taken, and events of today are told in
/// its words to siblings that still listen to it. Both are off unless switched on.
///
/// This is meant to be deleted, as one: with this package go its beans in `Wiring`,
/// `CompatibilityKeys`, `LegacyCommand` of the migration and `DurableEvents`; the architecture's
/// tests name what is left over. Nothing else knows of it. What it tells has headers and subjects
/// of its own, so that neither this application nor a migration takes it in again.
@NullMarked
package cim.person.infrastructure.compatibility;

import org.jspecify.annotations.NullMarked;
