package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.infrastructure.index.search.PersonTerms;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// What the index has of a person: only what lists are ordered by and persons are found by. The
/// record itself is elsewhere.
final class ListFields {
  static final String NAME = "name";
  static final String CREATED = "created";
  static final String UPDATED = "updated";
  static final String ACTIVE = "active";
  static final String ID_HIGH = "id-high";
  static final String ID_LOW = "id-low";

  /// The ids of the persons of whom the person says what they are to it, as long as they are.
  static final String RELATED = "related";

  /// A term in Lucene has at most 32,766 bytes; whoever has a longer name is ordered by its
  /// beginning.
  private static final int LONGEST_NAME = 8_000;

  static final String ID = "id";

  private static final int NANOS_OF_A_MICRO = 1_000;

  private ListFields() {}

  static Term term(PersonRecord person) {
    return new Term(ID, term(person.id().value()));
  }

  /// The term that stands for an id: its 16 bytes, which are found faster than its text.
  static BytesRef term(UUID id) {
    return new BytesRef(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /// @param absorbed those whose record became part of the person's
  static Document document(PersonRecord person, List<PersonRecord> absorbed, String sortingText) {
    UUID id = person.id().value();
    Document document = new Document();
    document.add(new StringField(ID, term(id), Field.Store.NO));
    document.add(new NumericDocValuesField(ID_HIGH, sortable(id.getMostSignificantBits())));
    document.add(new NumericDocValuesField(ID_LOW, sortable(id.getLeastSignificantBits())));
    addTime(document, CREATED, person.createdAt());
    addTime(document, UPDATED, person.updatedAt());
    addTime(document, ACTIVE, person.activeAt());
    document.add(new SortedDocValuesField(NAME, new BytesRef(shortened(sortingText))));
    RelatedPersons.namedBy(person)
        .forEach(
            other -> document.add(new StringField(RELATED, term(other.value()), Field.Store.NO)));
    PersonTerms.of(person, absorbed).forEach(document::add);
    return document;
  }

  /// Half of a UUID, so that numbers are ordered as its text is.
  static long sortable(long half) {
    return half ^ Long.MIN_VALUE;
  }

  /// The microsecond in which a moment lies, the last one for moments beyond all that are counted.
  static long micros(Instant time) {
    long micros = TimeUnit.SECONDS.toMicros(time.getEpochSecond());
    return micros == Long.MIN_VALUE || micros == Long.MAX_VALUE
        ? micros
        : micros + time.getNano() / NANOS_OF_A_MICRO;
  }

  /// The first microsecond that is not before a moment.
  static long microsFrom(Instant time) {
    long micros = micros(time);
    boolean within = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).isBefore(time);
    return within && micros < Long.MAX_VALUE ? micros + 1 : micros;
  }

  private static void addTime(Document document, String field, Instant time) {
    long micros = micros(time);
    document.add(new NumericDocValuesField(field, micros));
    document.add(new LongPoint(field, micros));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME));
  }
}
