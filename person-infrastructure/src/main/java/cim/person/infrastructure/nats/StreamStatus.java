package cim.person.infrastructure.nats;

import io.nats.client.api.ClusterInfo;
import io.nats.client.api.MirrorInfo;
import io.nats.client.api.Replica;
import io.nats.client.api.StreamInfo;
import java.util.List;
import java.util.Optional;

/// A stream as an operator looks at it.
///
/// @param last the position of its newest message
/// @param replicas how many servers shall keep it
/// @param leader the server that leads it; absent without a cluster, or while one is elected
/// @param followers the other servers that keep it
/// @param mirror what it copies, when it is a copy
/// @param problem the promise that its settings break
public record StreamStatus(
    String name,
    long messages,
    long bytes,
    long last,
    int replicas,
    Optional<String> leader,
    List<Follower> followers,
    Optional<Mirror> mirror,
    Optional<String> problem) {
  /// @param behind how many operations it has yet to take over
  public record Follower(String server, boolean isCurrent, long behind) {}

  /// @param behind how many messages are yet to be copied
  public record Mirror(String source, long behind) {}

  /// Whether as many servers as shall keep it have all of it.
  public boolean isSettled() {
    return followers.size() == replicas - 1
        && followers.stream().allMatch(Follower::isCurrent)
        && (replicas == 1 || leader.isPresent());
  }

  static StreamStatus of(StreamInfo info, Optional<String> problem) {
    Optional<ClusterInfo> cluster = Optional.ofNullable(info.getClusterInfo());
    return new StreamStatus(
        info.getConfiguration().getName(),
        info.getStreamState().getMsgCount(),
        info.getStreamState().getByteCount(),
        info.getStreamState().getLastSequence(),
        info.getConfiguration().getReplicas(),
        cluster.map(ClusterInfo::getLeader).filter(name -> !name.isEmpty()),
        cluster.map(ClusterInfo::getReplicas).stream()
            .flatMap(List::stream)
            .map(StreamStatus::follower)
            .toList(),
        Optional.ofNullable(info.getMirrorInfo()).map(StreamStatus::mirror),
        problem);
  }

  private static Follower follower(Replica replica) {
    boolean isCurrent = replica.isCurrent() && !replica.isOffline();
    return new Follower(replica.getName(), isCurrent, replica.getLag());
  }

  private static Mirror mirror(MirrorInfo info) {
    return new Mirror(info.getName(), info.getLag());
  }
}
