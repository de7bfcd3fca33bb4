package cim.person.web;

import cim.person.application.settings.SettingReader;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// This module's configuration, read once when the application starts. The keys and their defaults
/// are in `META-INF/microprofile-config.properties`.
///
/// @param pageSize `person.http.page-size`: items of a page when the client does not say
/// @param pageLimit `person.http.page-limit`: the most items of a page
/// @param networkLimit `person.graphql.network-limit`: the most nodes of a network
/// @param depthLimit `person.graphql.depth-limit`: the most levels of fields
/// @param complexityLimit `person.graphql.complexity-limit`: the most fields of an answer, those of
///     a page counted for each item
/// @param aliasLimit `person.graphql.alias-limit`: the most fields under another name
/// @param filterConditions `person.http.filter-conditions`: the most conditions of a filter
/// @param directiveLimit `person.graphql.directive-limit`: the most directives
/// @param tokenLimit `person.graphql.token-limit`: the most words and signs of a document
/// @param bodyLimit `person.http.body-limit`: the most bytes of a request or of a WebSocket
///     message
/// @param urlLimit `person.http.url-limit`: the most characters of the parameters in an address
/// @param timeLimit `person.http.time-limit`: how long an answer may take
/// @param freshnessWait `person.http.freshness-wait`: how long a query waits for the position
///     that it wants to see
/// @param requestLimit `person.http.request-limit`: how many requests are under way at once
/// @param subscriptionLimit `person.graphql.subscription-limit`: the most operations that are open
///     at once on one WebSocket
/// @param initWait `person.graphql.init-wait`: how long a WebSocket may take to say connection_init
/// @param heartbeat `person.http.heartbeat`: after how long without an event a client that follows
///     events hears that it is still connected
/// @param get `person.graphql.get`: whether queries may be asked by GET
/// @param origins `person.http.origins`: the origins of other pages that may use this
/// @param originsCredentials `person.http.origins-credentials`: whether these pages' requests
///     may carry cookies and the like
/// @param documents `person.graphql.documents`: the file of persisted documents; empty when there
///     is none
/// @param onlyDocuments `person.graphql.only-documents`: whether other documents are refused
/// @param archiveParallel `person.archive.parallel`: how many histories are downloaded or uploaded
///     at once
public record Settings(
    int pageSize,
    int pageLimit,
    int networkLimit,
    int depthLimit,
    int complexityLimit,
    int aliasLimit,
    int filterConditions,
    int directiveLimit,
    int tokenLimit,
    int bodyLimit,
    int urlLimit,
    Duration timeLimit,
    Duration freshnessWait,
    int requestLimit,
    int subscriptionLimit,
    Duration initWait,
    Duration heartbeat,
    boolean get,
    Set<String> origins,
    boolean originsCredentials,
    String documents,
    boolean onlyDocuments,
    int archiveParallel) {

  /// As a browser sends it (RFC 6454, 6.2).
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@*\\s]+");

  static Settings read(Config config) {
    return read(new SettingReader(key -> config.getOptionalValue(key, String.class).orElse("")));
  }

  static Settings read(SettingReader reader) {
    return new Settings(
        reader.number("person.http.page-size", 1, Integer.MAX_VALUE),
        reader.number("person.http.page-limit", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.network-limit", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.depth-limit", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.complexity-limit", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.alias-limit", 1, Integer.MAX_VALUE),
        reader.number("person.http.filter-conditions", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.directive-limit", 1, Integer.MAX_VALUE),
        reader.number("person.graphql.token-limit", 1, Integer.MAX_VALUE),
        reader.number("person.http.body-limit", 1, Integer.MAX_VALUE),
        reader.number("person.http.url-limit", 1, Integer.MAX_VALUE),
        reader.period("person.http.time-limit"),
        reader.period("person.http.freshness-wait"),
        reader.number("person.http.request-limit", 1, 10_000),
        reader.number("person.graphql.subscription-limit", 1, Integer.MAX_VALUE),
        reader.period("person.graphql.init-wait"),
        reader.period("person.http.heartbeat"),
        reader.truth("person.graphql.get", false),
        origins(reader),
        reader.truth("person.http.origins-credentials", false),
        reader.text("person.graphql.documents"),
        reader.truth("person.graphql.only-documents", false),
        reader.number("person.archive.parallel", 1, Integer.MAX_VALUE));
  }

  private static Set<String> origins(SettingReader reader) {
    Set<String> configured = Set.copyOf(reader.list("person.http.origins"));
    for (String origin : configured) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "person.http.origins has '%s': an origin is written as https://people.example.org or http://localhost:3000, without a path"
                .formatted(origin));
      }
    }
    return configured;
  }
}
