package cim.person.domain.state;

import cim.person.domain.values.Channel;
import cim.person.domain.values.QuietHours;
import org.jspecify.annotations.Nullable;

/// How the person wants to be reached.
///
/// @param preferredChannel the way that it prefers
/// @param language the language to speak, a BCP 47 tag
/// @param doNotContact whether it does not want to be contacted
/// @param quietHours when it does not want to be disturbed
public record CommunicationPreferences(
    Channel preferredChannel,
    String language,
    boolean doNotContact,
    @Nullable QuietHours quietHours)
    implements Part {}
