package cim.person.infrastructure;

import cim.person.application.CommandSettings;
import cim.person.application.policies.InactivitySettings;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.settings.SettingReader;
import cim.person.domain.state.Limits;
import cim.person.infrastructure.compatibility.CompatibilitySettings;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.CommandServiceSettings;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.siblings.SiblingSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// This module's configuration, read once when the application or a command starts. The keys and
/// their defaults are in `META-INF/microprofile-config.properties`.
///
/// @param nats how NATS is reached: the keys of [NatsKeys]
/// @param natsCommands `person.nats.commands.enabled`, `person.nats.commands.body-limit`,
///     `person.nats.commands.request-limit` and `person.nats.commands.time-limit`: whether commands
///     are taken over NATS, and the bounds of one
/// @param data `person.data`: the folder of the read models
/// @param commandAttempts `person.commands.attempts`: how often a command is decided when other
///     writers are first
/// @param cachedPersons `person.commands.cached-persons`: persons kept in memory between commands
/// @param commandPatience `person.commands.patience`: how long a command waits for others of the
///     same person
/// @param waitingCommands `person.commands.waiting`: how many commands may wait for the same person
/// @param mostParts `person.limits.parts`: parts of each kind, such as contacts, that a person may
///     hold
/// @param feedBatch `person.read-model.batch`: events that the read models take in one go
/// @param refresh `person.read-model.refresh`: how often lists show what is new
/// @param unindexed `person.read-model.waiting`: how many events may wait for an index that is
///     slower than the records
/// @param save `person.read-model.save`: how often the read models are written to disk
/// @param blockCache `person.read-model.cache-bytes`: memory for records read by id
/// @param collations `person.read-model.collations`: for how many collations the sort keys of names
///     are kept ready
/// @param subscriptionBuffer `person.subscriptions.buffer`: how far a subscriber may fall behind
/// @param mostSubscriptions `person.subscriptions.limit`: subscribers on this node
/// @param largestArchive `person.archive.largest-bytes`: the most bytes of a history that is
///     uploaded
/// @param policies `person.policies.…`: bounds of the policies, and which of them run
/// @param inactivity `person.policies.archive-inactive-persons.…`: who is archived, and how often
///     they are looked for
/// @param recommendSkills `person.policies.recommend-skills.…`
/// @param flagDataQuality `person.policies.flag-data-quality.…`
/// @param siblings `person.siblings.…`: where events of other domains are heard
/// @param compatibility `person.compatibility.…`: which of the older service's doors are open
record Settings(
    NatsSettings nats,
    CommandServiceSettings natsCommands,
    Path data,
    int commandAttempts,
    int cachedPersons,
    Duration commandPatience,
    int waitingCommands,
    int mostParts,
    int feedBatch,
    Duration refresh,
    int unindexed,
    Duration save,
    long blockCache,
    int collations,
    int subscriptionBuffer,
    int mostSubscriptions,
    long largestArchive,
    PolicySettings policies,
    InactivitySettings inactivity,
    RecommendSkillsSettings recommendSkills,
    FlagDataQualitySettings flagDataQuality,
    SiblingSettings siblings,
    CompatibilitySettings compatibility) {

  static Settings read(Config config) {
    return read(new SettingReader(key -> config.getOptionalValue(key, String.class).orElse("")));
  }

  static Settings read(SettingReader reader) {
    return new Settings(
        NatsKeys.read(reader),
        natsCommands(reader),
        reader
            .check("person.data", Path::of, path -> !path.toString().isEmpty(), "a folder")
            .toAbsolutePath(),
        reader.number("person.commands.attempts", 1, 1_000),
        reader.number("person.commands.cached-persons", 1, 10_000_000),
        reader.period("person.commands.patience"),
        reader.number("person.commands.waiting", 1, 10_000),
        reader.number("person.limits.parts", 1, 10_000),
        reader.number("person.read-model.batch", 1, 10_000),
        reader.period("person.read-model.refresh"),
        reader.number("person.read-model.waiting", 1, 10_000_000),
        reader.period("person.read-model.save"),
        reader.number("person.read-model.cache-bytes", 1 << 20, Integer.MAX_VALUE),
        reader.number("person.read-model.collations", 1, 1_000),
        reader.number("person.subscriptions.buffer", 1, 1_000_000),
        reader.number("person.subscriptions.limit", 1, 1_000_000),
        reader.bytes("person.archive.largest-bytes"),
        PolicyKeys.read(reader),
        PolicyKeys.inactivity(reader),
        PolicyKeys.recommendSkills(reader),
        PolicyKeys.flagDataQuality(reader),
        SiblingKeys.read(reader),
        CompatibilityKeys.read(reader));
  }

  private static CommandServiceSettings natsCommands(SettingReader reader) {
    return new CommandServiceSettings(
        reader.truth("person.nats.commands.enabled", true),
        reader.number("person.nats.commands.body-limit", 1, 64 << 20),
        reader.number("person.nats.commands.request-limit", 1, 10_000),
        reader.period("person.nats.commands.time-limit"));
  }

  CommandSettings commands() {
    return new CommandSettings(commandAttempts, cachedPersons, commandPatience, waitingCommands);
  }

  Limits limits() {
    return new Limits(mostParts);
  }

  ReadModelSettings readModel() {
    return new ReadModelSettings(
        data.resolve("read-model"),
        feedBatch,
        refresh,
        unindexed,
        save,
        blockCache,
        collations,
        subscriptionBuffer,
        mostSubscriptions);
  }
}
