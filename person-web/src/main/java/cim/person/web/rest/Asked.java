package cim.person.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// What a request says besides its body, taken from it while the server's thread has it.
///
/// @param address what was asked for
/// @param parameters those of the address
/// @param ifNoneMatch the header
record Asked(Address address, QueryParameters parameters, @Nullable String ifNoneMatch) {
  static Asked of(HttpServletRequest request) {
    String query = request.getQueryString();
    return new Asked(
        new Address(request.getRequestURI(), query),
        QueryParameters.of(query),
        request.getHeader("If-None-Match"));
  }
}
