package cim.person.infrastructure.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each fault once, in short. `./person faults` does all of it, at length.
class SurvivingFaultsTest {
  static List<Fault> faults() {
    return Faults.ofNats();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void nothingIsLostDoubledForkedOrStoredInPart(Fault fault) throws Exception {
    Run run = fault.trial().run(Scale.SHORT);
    assertEquals(List.of(), run.findings());
    assertTrue(run.acknowledged() >= 2 * Scale.SHORT.commands(), run::toString);
  }
}
