package cim.person.web.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeployingToKubernetesTest {
  private final Manifests manifests = Manifests.read();

  DeployingToKubernetesTest() throws IOException {}

  @Test
  void threeServersKeepWhatTwoNodesServe() {
    assertEquals(3, manifests.set("nats").getSpec().getReplicas());
    assertEquals(2, manifests.set("person").getSpec().getReplicas());
  }

  @Test
  void nobodyIsRootAndNothingOfAnImageIsWritten() {
    manifests.pods().forEach(pod -> assertTrue(pod.getSecurityContext().getRunAsNonRoot()));
    manifests
        .containers()
        .forEach(
            container -> {
              var context = container.getSecurityContext();
              assertTrue(context.getReadOnlyRootFilesystem(), container::getName);
              assertFalse(context.getAllowPrivilegeEscalation(), container::getName);
              assertEquals(List.of("ALL"), context.getCapabilities().getDrop());
            });
  }

  @Test
  void eachContainerHasItsShareAndIsAsked() {
    manifests
        .containers()
        .forEach(
            container -> {
              assertTrue(
                  container
                      .getResources()
                      .getRequests()
                      .keySet()
                      .containsAll(Set.of("cpu", "memory")));
              assertNotNull(container.getResources().getLimits().get("memory"));
              Stream.of(
                      container.getStartupProbe(),
                      container.getLivenessProbe(),
                      container.getReadinessProbe())
                  .map(Probe::getHttpGet)
                  .forEach(get -> assertTrue(ports(container).contains(get.getPort().getStrVal())));
            });
  }

  @Test
  void aNodeIsAskedWhetherItLivesAndIsReady() {
    Container node =
        manifests.set("person").getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertEquals("/health/live", node.getLivenessProbe().getHttpGet().getPath());
    assertEquals("/health/ready", node.getReadinessProbe().getHttpGet().getPath());
  }

  @Test
  void whatIsMountedIsThere() {
    for (StatefulSet set : manifests.all(StatefulSet.class)) {
      PodSpec pod = set.getSpec().getTemplate().getSpec();
      Set<String> volumes =
          Stream.concat(
                  pod.getVolumes().stream().map(Volume::getName),
                  set.getSpec().getVolumeClaimTemplates().stream()
                      .map(claim -> claim.getMetadata().getName()))
              .collect(Collectors.toSet());
      assertEquals(
          volumes,
          pod.getContainers().stream()
              .flatMap(container -> container.getVolumeMounts().stream())
              .map(VolumeMount::getName)
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void servicesBudgetsAndPoliciesFindTheirPods() {
    assertAll(
        Stream.of(
                manifests.all(Service.class).stream()
                    .map(service -> service.getSpec().getSelector()),
                manifests.all(PodDisruptionBudget.class).stream()
                    .map(budget -> budget.getSpec().getSelector().getMatchLabels()),
                manifests.all(NetworkPolicy.class).stream()
                    .map(policy -> policy.getSpec().getPodSelector().getMatchLabels()))
            .flatMap(labels -> labels)
            .map(labels -> () -> assertTrue(manifests.selects(labels), labels::toString)));
  }

  @Test
  void whatNoPolicyNamesIsClosed() {
    assertTrue(
        manifests.all(NetworkPolicy.class).stream()
            .map(NetworkPolicy::getSpec)
            .anyMatch(
                policy ->
                    policy.getPodSelector().getMatchLabels().isEmpty()
                        && policy.getPolicyTypes().equals(List.of("Ingress", "Egress"))
                        && policy.getIngress().isEmpty()
                        && policy.getEgress().isEmpty()));
  }

  @Test
  void policiesAndServicesNamePortsThatAreThere() {
    Set<String> names =
        manifests.containers().flatMap(each -> ports(each).stream()).collect(Collectors.toSet());
    Stream<IntOrString> policies =
        manifests.all(NetworkPolicy.class).stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .flatMap(rule -> rule.getPorts().stream())
            .map(port -> port.getPort());
    policies.forEach(port -> assertTrue(names.contains(port.getStrVal()), port::toString));
  }

  @Test
  void nodesGetSettingsThatThereAre() throws IOException {
    Container node =
        manifests.set("person").getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertEquals(
        Set.of(),
        KnownVariables.read()
            .unknown(node.getEnv().stream().map(variable -> variable.getName()).toList()));
  }

  private static Set<String> ports(Container container) {
    return container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
  }
}
