package cim.person.infrastructure.nats;

import cim.person.infrastructure.siblings.SubjectFilter;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which streams keep what is published on some subjects, at one moment.
///
/// @param filters by the stream's name: the subjects that it keeps at least a part of
/// @param kept by the stream's name: the subjects that it keeps the whole of
record SiblingSources(
    Map<String, List<SubjectFilter>> filters, Map<String, Set<SubjectFilter>> kept) {
  /// Asks the server. Work queues are left out: what we would read there, others would miss.
  static SiblingSources find(JetStreamManagement management, List<SubjectFilter> subjects)
      throws IOException, JetStreamApiException {
    Map<String, List<SubjectFilter>> filters = new TreeMap<>();
    for (SubjectFilter subject : subjects) {
      for (String stream : management.getStreamNames(subject.text())) {
        filters.computeIfAbsent(stream, _ -> new ArrayList<>()).add(subject);
      }
    }
    Map<String, Set<SubjectFilter>> kept = new TreeMap<>();
    for (String stream : List.copyOf(filters.keySet())) {
      StreamConfiguration configuration = management.getStreamInfo(stream).getConfiguration();
      if (configuration.getRetentionPolicy() == RetentionPolicy.WorkQueue) {
        filters.remove(stream);
      } else {
        kept.put(stream, whole(configuration, filters.getOrDefault(stream, List.of())));
      }
    }
    return new SiblingSources(filters, kept);
  }

  private static Set<SubjectFilter> whole(
      StreamConfiguration stream, List<SubjectFilter> subjects) {
    List<SubjectFilter> own = stream.getSubjects().stream().map(SubjectFilter::new).toList();
    Set<SubjectFilter> whole = new HashSet<>();
    for (SubjectFilter subject : subjects) {
      if (own.stream().anyMatch(each -> each.covers(subject))) {
        whole.add(subject);
      }
    }
    return whole;
  }
}
