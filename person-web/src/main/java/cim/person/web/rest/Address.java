package cim.person.web.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The address that was asked for, as the client wrote it: relative to the server's root, since a
/// server behind another does not know by which name it is reached.
///
/// @param path below the server's root, percent-encoded
/// @param query percent-encoded; null when there is none
record Address(String path, @Nullable String query) {

  /// The same list at another place.
  ///
  /// @param place the parameter for it, empty for the beginning
  String at(String place) {
    String parameters =
        Stream.concat(others(), Stream.of(place))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? path : path + "?" + parameters;
  }

  private Stream<String> others() {
    return query == null
        ? Stream.empty()
        : Arrays.stream(query.split("&", -1))
            .filter(each -> !each.startsWith("after=") && !each.startsWith("before="))
            .map(Address::safe);
  }

  /// What an address should not have in it would end the link.
  private static String safe(String parameter) {
    return parameter
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("\"", "%22")
        .replace(" ", "%20");
  }
}
