package cim.person.web.grpc;

import cim.person.web.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Frees answers that Open Liberty cannot send, after some seconds.
///
/// Open Liberty 26.0.0.5 holds a stream of HTTP/2 while the second frame of a gRPC message waits
/// for the first one to be read. A request that the server refuses by itself is never read, and its
/// answer waits for the stream: for ever, with two threads of the server, of which a dozen such
/// requests leave none. No timeout of the server ends that, and no filter sees such a request.
///
/// So the thread that holds the stream is interrupted, after which the server goes on.
@ApplicationScoped
public class StuckAnswers {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// How often a thread is seen waiting before it is freed. A message that is about to be read is
  /// not waited for as long as that, unless the server has no thread left.
  private static final int LOOKS = 3;

  private static final String STREAM = "com.ibm.ws.http.channel.h2internal.H2StreamProcessor";
  private static final String LATCH = "java.util.concurrent.CountDownLatch$Sync";

  /// Deep enough for what waits by a latch.
  private static final int FRAMES = 8;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  void begin(@Observes Startup startup, Threads factory) {
    factory.newThread(this::watch).start();
  }

  private void watch() {
    Map<Long, Integer> seen = new HashMap<>();
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        long[] holders = holders();
        seen.keySet().retainAll(Arrays.stream(holders).boxed().toList());
        Arrays.stream(holders).forEach(holder -> seen.merge(holder, 1, Integer::sum));
        free(seen);
      }
    } catch (InterruptedException _) {
      // The application stops.
    }
  }

  /// The threads that hold a stream and wait.
  private long[] holders() {
    long[] waiting =
        infos(threads.getAllThreadIds(), 0)
            .filter(StuckAnswers::waitsForLatch)
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    return infos(waiting, FRAMES)
        .filter(thread -> Arrays.stream(thread.getStackTrace()).anyMatch(StuckAnswers::isStream))
        .mapToLong(ThreadInfo::getThreadId)
        .toArray();
  }

  private Stream<ThreadInfo> infos(long[] ids, int frames) {
    return Arrays.stream(threads.getThreadInfo(ids, frames))
        .filter(Objects::nonNull); // those that have ended meanwhile
  }

  private static boolean waitsForLatch(ThreadInfo thread) {
    LockInfo lock = thread.getLockInfo();
    return lock != null && lock.getClassName().equals(LATCH);
  }

  private static boolean isStream(StackTraceElement frame) {
    return frame.getClassName().equals(STREAM);
  }

  private static void free(Map<Long, Integer> seen) {
    if (seen.containsValue(LOOKS)) {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> seen.getOrDefault(thread.threadId(), 0) >= LOOKS)
          .forEach(Thread::interrupt);
    }
  }
}
