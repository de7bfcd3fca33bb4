package cim.person.infrastructure.index;

import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NRTCachingDirectory;

/// A directory that keeps new segments in memory while they are small, until they are merged or
/// saved: all of their files.
///
/// Lucene's own leaves some on disk, since it is not told that they are written by a flush: those
/// that say which fields there are, and those of stored fields, of which there are none.
final class SmallSegments extends NRTCachingDirectory {
  private static final double LARGEST_MERGED_MEGABYTES = 5;
  private static final int MEGABYTES = 32;
  private static final long BYTES = MEGABYTES * 1024L * 1024L;

  SmallSegments(Directory disk) {
    super(disk, LARGEST_MERGED_MEGABYTES, MEGABYTES);
  }

  @Override
  protected boolean doCacheWrite(String name, IOContext context) {
    return context.mergeInfo() == null && context.flushInfo() == null && isOfSegment(name)
        ? ramBytesUsed() < BYTES
        : super.doCacheWrite(name, context);
  }

  /// Not so what says which segments there are.
  private static boolean isOfSegment(String name) {
    return name.startsWith("_");
  }
}
