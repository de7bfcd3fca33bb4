package cim.person.infrastructure.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system of a trial's own, in memory. Mounting one takes root on Linux.
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// Whether this process may mount one.
  static boolean isPossible() {
    try {
      mounted(1).close();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static SmallDisk mounted(int megabytes) throws IOException {
    Path folder = Folders.newIn("disk");
    try {
      run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    } catch (IOException failure) {
      Files.delete(folder);
      throw failure;
    }
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /// Leaves no room.
  void fill() throws IOException {
    byte[] block = new byte[4_096];
    try (OutputStream ballast = Files.newOutputStream(ballast())) {
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        ballast.write(block);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > block.length) {
        throw full;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
    Files.delete(folder);
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command[0], interruption);
    }
  }
}
