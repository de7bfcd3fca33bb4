package cim.person.web.rest;

import cim.person.application.CommandHandler;
import cim.person.application.ports.JsonInput;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.Workers;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.Lookup;
import cim.person.web.graphql.Pages;
import cim.person.web.graphql.PersonFilters;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The object graph of the REST door.
@Dependent
class Wiring {
  @Produces
  @Singleton
  Calls calls(Workers workers, Threads threads, Settings settings) {
    return new Calls(workers, threads, settings.timeLimit());
  }

  @Produces
  @Singleton
  Commands commands(CommandHandler handler, PersonNames names, JsonInput json) {
    return new Commands(handler, names, json);
  }

  @Produces
  @Singleton
  PersonAnswers personAnswers(
      Persons persons,
      PersonSearch search,
      PersonFilters filters,
      Freshness freshness,
      Pages pages,
      PersonNames names,
      JsonInput json) {
    return new PersonAnswers(persons, search, filters, freshness, pages, names, json);
  }

  @Produces
  @Singleton
  OnePerson onePerson(Lookup lookup, Freshness freshness, PersonNames names) {
    return new OnePerson(lookup, freshness, names);
  }

  @Produces
  @Singleton
  EventAnswers eventAnswers(EventLog log, Persons persons, Freshness freshness, Pages pages) {
    return new EventAnswers(log, persons, freshness, pages);
  }

  @Produces
  @Singleton
  EventStreams eventStreams(EventFeed feed, Threads threads, Settings settings) {
    return new EventStreams(feed, threads, settings.heartbeat(), InstantSource.system());
  }
}
