package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import cim.person.infrastructure.ipld.ManifestBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Verifies a CAR file with nothing but the file: the hash and the canonical form of every block,
/// every link, every chain and fold, the root, the manifest, and that there is neither more nor
/// less than the manifest or the root says. Ends at the first block that fails, with a [CarFault].
public final class CarCheck {
  private CarCheck() {}

  /// What a sound file holds.
  ///
  /// @param root its root
  /// @param isEveryone whether it has a manifest, and not one person
  /// @param persons whose history is in it
  /// @param events how many
  public record Sound(Cid root, boolean isEveryone, long persons, long events) {}

  /// Verifies a file.
  ///
  /// @param size in bytes, 0 when nobody knows
  /// @param temporary a folder for temporary files
  /// @throws CarFault naming the first block that fails
  public static Sound verify(InputStream car, long size, Path temporary, Watcher watcher)
      throws IOException {
    try (Ledger ledger = Ledger.in(temporary)) {
      return verify(car, size, ledger, watcher);
    }
  }

  /// Verifies a file, and leaves in the ledger what is in it.
  static Sound verify(InputStream car, long size, Ledger ledger, Watcher watcher)
      throws IOException {
    CarReader reader = new CarReader(car);
    CarBlock first =
        reader.next().orElseThrow(() -> reader.endsTooEarly("the root is not in the file"));
    boolean isEveryone = ManifestBlock.isOne(first.bytes());
    watcher.see("verifying", reader.offset(), size);
    if (isEveryone) {
      try (ListedHistory listed = ListedHistory.read(reader, first, ledger)) {
        Optional<CarBlock> next = reader.next();
        while (next.isPresent()) {
          listed.checkOrder(next.get(), ledger.events());
          add(next.get(), ledger);
          watcher.see("verifying", reader.offset(), size);
          next = reader.next();
        }
        listed.checkEnd(reader, ledger);
      }
    } else {
      verifyPerson(reader, first, ledger, size, watcher);
    }
    return new Sound(reader.root(), isEveryone, ledger.persons(), ledger.events());
  }

  private static void verifyPerson(
      CarReader reader, CarBlock first, Ledger ledger, long size, Watcher watcher)
      throws IOException {
    PersonId person = add(first, ledger).person();
    CarBlock last = first;
    Optional<CarBlock> next = reader.next();
    while (next.isPresent()) {
      CarBlock block = next.get();
      if (last.cid().equals(reader.root())) {
        throw block.fault("follows the root, which is the last of a person's events");
      }
      if (!add(block, ledger).person().equals(person)) {
        throw block.fault(
            "is of another person than the blocks before, and the file has no manifest");
      }
      watcher.see("verifying", reader.offset(), size);
      last = block;
      next = reader.next();
    }
    if (!last.cid().equals(reader.root())) {
      throw reader.endsTooEarly("the file ends before its root, " + reader.root());
    }
  }

  private static RecordedEvent add(CarBlock block, Ledger ledger) throws IOException {
    try {
      RecordedEvent event =
          EventBlock.open(ledger.events() + 1, block.cid().toString(), block.bytes());
      ledger.add(event, block.number(), block.offset(), block.bytes().length);
      return event;
    } catch (CorruptHistory problem) {
      throw block.fault(problem.details());
    }
  }
}
