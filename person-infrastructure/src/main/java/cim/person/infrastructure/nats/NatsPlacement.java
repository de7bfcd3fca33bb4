package cim.person.infrastructure.nats;

import io.nats.client.api.Placement;
import io.nats.client.api.StreamConfiguration;
import java.util.List;

/// Which servers keep the streams: those of a cluster, those that bear all the tags, or any.
///
/// @param cluster the cluster's name, empty for any
/// @param tags as the servers have them in `server_tags`
public record NatsPlacement(String cluster, List<String> tags) {
  /// Any server.
  public static final NatsPlacement ANYWHERE = new NatsPlacement("", List.of());

  StreamConfiguration.Builder addTo(StreamConfiguration.Builder stream) {
    if (cluster.isEmpty() && tags.isEmpty()) {
      return stream;
    }
    return stream.placement(
        Placement.builder().cluster(cluster.isEmpty() ? null : cluster).tags(tags).build());
  }
}
