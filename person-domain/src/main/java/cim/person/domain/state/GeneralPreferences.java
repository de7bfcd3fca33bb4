package cim.person.domain.state;

/// The language and the time zone of what the person sees.
///
/// @param locale a BCP 47 tag such as pt-BR
/// @param timeZone an IANA time zone such as Europe/Zurich
public record GeneralPreferences(String locale, String timeZone) implements Part {}
