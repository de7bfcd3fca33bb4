/// What this node knows without asking the event store: local, disposable read models, and the one
/// feed that keeps them, and the subscribers, up to date.
///
/// RocksDB holds the folded persons and where their events stand; Lucene holds what lists are
/// sorted by. Neither is synced to disk on each write and neither has a log of its own: each saves
/// the position that it has seen together with its data, and after a crash reads the stream from
/// there again. Losing a whole directory loses nothing but the time to read the stream once more.
@NullMarked
package cim.person.infrastructure.index;

import org.jspecify.annotations.NullMarked;
