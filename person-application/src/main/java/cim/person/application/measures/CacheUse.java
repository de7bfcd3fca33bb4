package cim.person.application.measures;

/// How the persons that commands are decided on were found, on this node since it started.
///
/// @param hits in memory
/// @param misses in the local records
/// @param persons how many are in memory now
public record CacheUse(long hits, long misses, long persons) {}
