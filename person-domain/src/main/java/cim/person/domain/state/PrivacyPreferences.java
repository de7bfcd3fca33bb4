package cim.person.domain.state;

import cim.person.domain.values.Visibility;

/// What others may see.
///
/// @param profileVisibility who may see the profile
/// @param shareContacts whether contacts are shown
/// @param shareEmployment whether employments are shown
/// @param allowRecommendations whether skills may be recommended
public record PrivacyPreferences(
    Visibility profileVisibility,
    boolean shareContacts,
    boolean shareEmployment,
    boolean allowRecommendations)
    implements Part {}
