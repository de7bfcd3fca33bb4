package cim.person.infrastructure.index;

import cim.person.application.queries.EventFilter;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.index.Unindexed.IndexedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// One document for each event: its position, and what the log of events is filtered by. Documents
/// are only ever added, each event's once.
final class EventDocuments implements Documents {
  static final String POSITION = "position";

  private static final String PERSON = "person";
  private static final String FAMILY = "family";
  private static final String TYPE = "type";
  private static final String ACTOR = "actor";
  private static final String CORRELATION = "correlation";
  private static final String CAUSE = "cause";
  private static final String AT = "at";

  /// A term in Lucene has at most 32,766 bytes.
  private static final int LONGEST_ACTOR = 1_000;

  /// No event is recorded outside of these years, which have four digits.
  private static final Instant EARLIEST = Instant.parse("-0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("+10001-01-01T00:00:00Z");

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void write(List<IndexedEvent> events, IndexWriter writer) throws IOException {
    for (IndexedEvent event : events) {
      writer.addDocument(document(event));
    }
  }

  @Override
  public void takeBackAfter(long position, IndexWriter writer) throws IOException {
    writer.deleteDocuments(between(position + 1, Long.MAX_VALUE));
  }

  private static Document document(IndexedEvent event) {
    Document document = new Document();
    document.add(NumericDocValuesField.indexedField(POSITION, event.position()));
    document.add(NumericDocValuesField.indexedField(AT, micros(event.at())));
    document.add(new StringField(PERSON, ListFields.term(event.person().value()), Field.Store.NO));
    document.add(new StringField(FAMILY, event.type().family().token(), Field.Store.NO));
    document.add(new StringField(TYPE, event.type().name(), Field.Store.NO));
    document.add(
        new StringField(CORRELATION, ListFields.term(event.correlation()), Field.Store.NO));
    if (event.actor() != null) {
      document.add(new StringField(ACTOR, actor(event.actor()), Field.Store.NO));
    }
    if (event.cause() != null) {
      document.add(new StringField(CAUSE, event.cause(), Field.Store.NO));
    }
    return document;
  }

  /// The documents of the events from one position to another, both included.
  static Query between(long first, long last) {
    return NumericDocValuesField.newSlowRangeQuery(POSITION, first, last);
  }

  /// The documents of the events that pass a filter.
  static Query matching(EventFilter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    if (filter.person() != null) {
      all.add(term(PERSON, ListFields.term(filter.person().value())), Occur.FILTER);
    }
    if (!filter.families().isEmpty()) {
      all.add(oneOf(FAMILY, filter.families().stream().map(Family::token).toList()), Occur.FILTER);
    }
    if (!filter.types().isEmpty()) {
      all.add(oneOf(TYPE, filter.types().stream().map(EventType::name).toList()), Occur.FILTER);
    }
    if (filter.actor() != null) {
      all.add(term(ACTOR, new BytesRef(actor(filter.actor()))), Occur.FILTER);
    }
    if (filter.correlation() != null) {
      all.add(term(CORRELATION, ListFields.term(filter.correlation())), Occur.FILTER);
    }
    if (filter.cause() != null) {
      all.add(term(CAUSE, new BytesRef(filter.cause().text())), Occur.FILTER);
    }
    if (filter.from() != null || filter.to() != null) {
      long first = filter.from() == null ? Long.MIN_VALUE : microsNotBefore(filter.from());
      long last = filter.to() == null ? Long.MAX_VALUE : microsNotBefore(filter.to()) - 1;
      all.add(NumericDocValuesField.newSlowRangeQuery(AT, first, last), Occur.FILTER);
    }
    return all.build();
  }

  private static Query term(String field, BytesRef value) {
    return new TermQuery(new Term(field, value));
  }

  private static Query oneOf(String field, Collection<String> values) {
    List<BytesRef> terms = values.stream().map(BytesRef::new).toList();
    return terms.size() == 1 ? term(field, terms.getFirst()) : new TermInSetQuery(field, terms);
  }

  /// One that is too long for a term is known by its CID.
  private static String actor(String name) {
    return name.length() <= LONGEST_ACTOR
        ? name
        : Cid.ofRaw(name.getBytes(StandardCharsets.UTF_8)).text();
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  /// The first microsecond that is not before a time, however far away the time is.
  private static long microsNotBefore(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return micros(EARLIEST);
    }
    if (time.isAfter(LATEST)) {
      return micros(LATEST);
    }
    Instant whole = time.truncatedTo(ChronoUnit.MICROS);
    return micros(whole) + (whole.equals(time) ? 0 : 1);
  }
}
