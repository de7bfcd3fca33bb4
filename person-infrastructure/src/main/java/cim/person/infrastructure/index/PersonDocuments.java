package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.index.Unindexed.IndexedEvent;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;

/// One document for each person, by which lists are ordered and persons are found.
///
/// A document is made from the person's newest record, never from one event, so that reading a part
/// of the stream once more ends in the same index.
final class PersonDocuments implements Documents {
  private final RocksRecords records;
  private final Mergers mergers;
  private final Collations collations;
  private final Function<PersonName, String> sortingText;

  /// @param records the records, which have seen every event before it comes here
  /// @param sortingText what a name is sorted by
  PersonDocuments(
      RocksRecords records, Collations collations, Function<PersonName, String> sortingText) {
    this.records = records;
    this.mergers = new Mergers(records);
    this.collations = collations;
    this.sortingText = sortingText;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public void configure(IndexWriterConfig configuration) {
    configuration.setMergedSegmentWarmer(segment -> collations.warm(segment, ListFields.NAME));
  }

  @Override
  public void write(List<IndexedEvent> events, IndexWriter writer) throws IOException {
    Set<PersonId> persons = new LinkedHashSet<>();
    events.forEach(event -> persons.add(event.person()));
    for (PersonRecord person : mergers.withSurvivors(persons)) {
      writer.updateDocument(ListFields.term(person), document(person));
    }
  }

  private Document document(PersonRecord person) {
    PersonName name = person.state().name();
    return ListFields.document(
        person, mergers.absorbedBy(person), name == null ? "" : sortingText.apply(name));
  }

  @Override
  public boolean canFill() {
    return true;
  }

  @Override
  public Seen fill(IndexWriter writer, Filling filling) throws IOException {
    return records.forAll(person -> writer.addDocument(document(person)), filling);
  }

  /// What is ahead of the position is written again, from the newest record.
  @Override
  public void takeBackAfter(long position, IndexWriter writer) {}
}
