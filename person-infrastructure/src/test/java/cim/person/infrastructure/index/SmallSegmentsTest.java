package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallSegmentsTest {
  private static final int SHOWN = 5;

  @Test
  void whatIsShownIsWrittenToDiskOnlyWhenItIsSaved(@TempDir Path directory) throws IOException {
    Chronicle chronicle = new Chronicle();
    try (LuceneIndex index = new LuceneIndex(directory, new EventDocuments())) {
      Set<Path> before = files(directory);
      for (int shown = 1; shown <= SHOWN; shown++) {
        chronicle.create("Ada", "Lovelace");
        index.add(Unindexed.of(chronicle.entries(index.indexed().position())));
        index.refresh();
        assertEquals(
            shown, index.<Integer>searching(searcher -> searcher.getIndexReader().numDocs()));
      }
      assertEquals(before, files(directory));
      index.commit();
      assertTrue(files(directory).size() > before.size());
    }
  }

  private static Set<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.collect(Collectors.toSet());
    }
  }
}
