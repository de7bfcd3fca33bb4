package cim.person.infrastructure.car;

import cim.person.domain.values.Cid;
import cim.person.infrastructure.ipld.ManifestBlock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The manifest of a ledger, page by page. A page links to the next, so their CIDs are computed
/// from the last to the first; the pages themselves are made again when they are written.
final class Manifest {
  private final Ledger ledger;
  private final Instant at;
  private final List<Cid> pages = new ArrayList<>();
  private long bytes;

  Manifest(Ledger ledger, Instant at) throws IOException {
    this.ledger = ledger;
    this.at = at;
    long count =
        Math.max(
            1,
            Math.max(
                Math.ceilDiv(ledger.persons(), ManifestBlock.MOST_HEADS),
                Math.ceilDiv(ledger.events(), ManifestBlock.MOST_MARKS)));
    Cid more = null;
    for (long page = count - 1; page >= 0; page--) {
      byte[] block = page(page, more);
      more = Cid.ofDagJson(block);
      pages.add(more);
      bytes += CarFormat.sectionSize(block.length);
    }
    Collections.reverse(pages);
  }

  /// The first page.
  Cid root() {
    return pages.getFirst();
  }

  /// How many bytes the pages take in a file.
  long bytes() {
    return bytes;
  }

  void writeTo(CarWriter car) throws IOException {
    for (int page = 0; page < pages.size(); page++) {
      Cid more = page + 1 < pages.size() ? pages.get(page + 1) : null;
      car.write(pages.get(page), page(page, more));
    }
  }

  private byte[] page(long page, @Nullable Cid more) throws IOException {
    List<Cid> heads = new ArrayList<>();
    long end = Math.min((page + 1) * ManifestBlock.MOST_HEADS, ledger.persons());
    for (long person = page * ManifestBlock.MOST_HEADS; person < end; person++) {
      heads.add(ledger.head(person));
    }
    List<Integer> order = new ArrayList<>();
    long last = Math.min((page + 1) * ManifestBlock.MOST_MARKS, ledger.events());
    for (long event = page * ManifestBlock.MOST_MARKS + 1; event <= last; event++) {
      order.add(ManifestBlock.mark(ledger.event(event).cid()));
    }
    return new ManifestBlock(at, ledger.persons(), heads, more, order, ledger.events()).encode();
  }
}
