package cim.person.infrastructure.index;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folders of read models, one for each version of the fold that has made some and was not
/// replaced yet.
final class Versions {
  private static final Logger LOG = System.getLogger(Versions.class.getName());
  private static final String STAMP = "stamp.txt";

  private final Path directory;
  private final FoldStamp stamp;

  Versions(Path directory, FoldStamp stamp) {
    this.directory = directory;
    this.stamp = stamp;
  }

  /// The folder of this version's read models, which is there afterwards.
  Path current() throws IOException {
    Path current = Files.createDirectories(directory.resolve(stamp.name()));
    Files.writeString(current.resolve(STAMP), stamp.write());
    return current;
  }

  /// Opens the read models of another version, if there are some that this version can read. All
  /// others are removed.
  @Nullable Generation openBefore(Disposable.Opening<Generation> opening) throws IOException {
    Generation before = null;
    for (Path other : others()) {
      if (before == null && canRead(other)) {
        try {
          before = opening.open(other);
          continue;
        } catch (IOException | RuntimeException failure) {
          LOG.log(Level.WARNING, other + " cannot be opened", failure);
        }
      }
      LOG.log(Level.INFO, "{0} is of another version and is removed", other);
      Disposable.delete(other);
    }
    return before;
  }

  private List<Path> others() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.endsWith(stamp.name()))
          .sorted()
          .toList();
    }
  }

  private boolean canRead(Path other) {
    try {
      return stamp.canRead(FoldStamp.read(Files.readString(other.resolve(STAMP))));
    } catch (IOException | IllegalArgumentException _) {
      return false; // Nobody finished writing it, or it is of a version that had no stamp there.
    }
  }
}
