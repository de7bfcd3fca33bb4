package cim.person.infrastructure.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a process and its folders take at a moment, as Linux and the JVM tell it.
///
/// @param at since the load began
/// @param heap bytes in use after a full collection
/// @param resident bytes of memory in all
/// @param threads of the operating system
/// @param files open file handles
/// @param disk bytes of the node's read models
/// @param stream bytes of the event stream
/// @param events in the stream
record Vitals(
    Duration at,
    long heap,
    long resident,
    long threads,
    long files,
    long disk,
    long stream,
    long events) {
  private static final Pattern USED = Pattern.compile("heap +total [^\\n]*used (\\d+)K");
  private static final double MIB = 1 << 20;

  /// Collects garbage and looks.
  static Vitals of(long pid, Path readModel, Path stream, long events, Duration at)
      throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher heap = USED.matcher(jcmd(pid, "GC.heap_info"));
    if (!heap.find()) {
      throw new IOException("the JVM does not say how much of its heap is in use");
    }
    Path process = Path.of("/proc", Long.toString(pid));
    return new Vitals(
        at,
        Long.parseLong(heap.group(1)) * 1024,
        resident(pid),
        status(process, "Threads"),
        entries(process.resolve("fd")),
        size(readModel),
        size(stream),
        events);
  }

  /// The same at no particular moment.
  static Vitals of(long pid, Path readModel, Path stream, long events)
      throws IOException, InterruptedException {
    return of(pid, readModel, stream, events, Duration.ZERO);
  }

  /// Bytes of memory that a process takes in all.
  static long resident(long pid) throws IOException {
    return status(Path.of("/proc", Long.toString(pid)), "VmRSS") * 1024;
  }

  /// Bytes of its memory that are no mapped files.
  static long anonymous(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    return (status(process, "RssAnon") + status(process, "RssShmem")) * 1024;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + ": " + text);
    }
    return text;
  }

  private static long status(Path process, String key) throws IOException {
    try (Stream<String> lines = Files.lines(process.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  /// Files may go away meanwhile.
  private static long size(Path folder) throws IOException {
    AtomicLong size = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return size.get();
  }

  String row() {
    return "| %d:%02d | %,d | %.0f | %.0f | %d | %d | %.1f | %.1f |\n"
        .formatted(
            at.toMinutes(),
            at.toSecondsPart(),
            events,
            heap / MIB,
            resident / MIB,
            threads,
            files,
            disk / MIB,
            stream / MIB);
  }
}
