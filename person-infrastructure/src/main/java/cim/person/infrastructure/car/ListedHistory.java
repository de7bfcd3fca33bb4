package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.ipld.ManifestBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What the manifest of a file lists, to be compared with the events that follow it.
final class ListedHistory implements AutoCloseable {
  private final Slots heads;
  private final Slots order;
  private final CarBlock root;
  private final ManifestBlock first;

  private ListedHistory(CarBlock root, Ledger ledger) throws IOException {
    this.root = root;
    this.first = open(root);
    this.heads = ledger.slots("listed-heads", CarFormat.CID_BYTES);
    this.order = ledger.slots("listed-order", Integer.BYTES);
  }

  /// Reads all pages.
  ///
  /// @throws CarFault when one is not what the one before links to, or they do not fit together
  static ListedHistory read(CarReader reader, CarBlock root, Ledger ledger) throws IOException {
    if (!root.cid().equals(reader.root())) {
      throw root.fault("is not the root, " + reader.root());
    }
    ListedHistory listed = new ListedHistory(root, ledger);
    try {
      listed.readPages(reader);
      return listed;
    } catch (IOException | RuntimeException failure) {
      listed.close();
      throw failure;
    }
  }

  private void readPages(CarReader reader) throws IOException {
    CarBlock block = root;
    Cid more = take(block, first);
    while (more != null) {
      Cid due = more;
      block =
          reader
              .next()
              .orElseThrow(() -> reader.endsTooEarly("the file ends before the page " + due));
      if (!block.cid().equals(due)) {
        throw block.fault("stands where the next page of the manifest was due, " + due);
      }
      more = take(block, open(block));
    }
    if (heads.count() != first.count()) {
      throw block.fault(
          "ends the manifest with %d heads, which says that there are %d persons"
              .formatted(heads.count(), first.count()));
    }
  }

  private @Nullable Cid take(CarBlock block, ManifestBlock page) throws IOException {
    if (!page.at().equals(first.at())
        || page.count() != first.count()
        || page.position() != first.position()) {
      throw block.fault("differs in at, count or position from the first page of the manifest");
    }
    for (Cid head : page.heads()) {
      heads.add(ByteBuffer.wrap(head.toBytes()));
    }
    for (int mark : page.order()) {
      order.add(order.entry().putInt(mark));
    }
    return page.more();
  }

  private static ManifestBlock open(CarBlock block) {
    try {
      return ManifestBlock.open(block.bytes());
    } catch (IllegalArgumentException problem) {
      throw block.fault(String.valueOf(problem.getMessage()));
    }
  }

  /// Compares the next event with the one that was written there.
  ///
  /// @param before how many events came before
  void checkOrder(CarBlock block, long before) throws IOException {
    if (before >= order.count()) {
      throw block.fault("is one more than the %d events of the manifest".formatted(order.count()));
    }
    if (order.get(before).getInt() != ManifestBlock.mark(block.cid())) {
      throw block.fault("stands where the manifest lists another event");
    }
  }

  /// Compares what is there at the end of the file with what there must be.
  void checkEnd(CarReader reader, Ledger ledger) throws IOException {
    if (ledger.events() < order.count()) {
      throw reader.endsTooEarly(
          "the file ends after %d of the %d events of the manifest"
              .formatted(ledger.events(), order.count()));
    }
    if (ledger.persons() != heads.count() || first.position() != ledger.events()) {
      throw root.fault(
          "says that there are %d persons up to position %d, and the file has %d persons and %d events"
              .formatted(first.count(), first.position(), ledger.persons(), ledger.events()));
    }
    for (long person = 0; person < heads.count(); person++) {
      Cid listed = Ledger.cid(heads.get(person));
      Cid head = ledger.head(person);
      if (!listed.equals(head)) {
        throw root.fault(
            "begins a manifest that lists %s as the newest event of %s, and in the file it is %s"
                .formatted(listed, ledger.person(person), head));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (heads;
        order) {
      // both
    }
  }
}
