package cim.person.domain.state;

import static cim.person.domain.commands.Change.CORRECTION;
import static cim.person.domain.commands.Change.ENDING;

import cim.person.domain.commands.Change;
import java.util.EnumSet;
import java.util.Set;

/// What each state of the lifecycle lets the other families do. People have a right to corrections
/// also while their record is suspended or put away, and after death; nothing is added then.
final class Permissions {
  private Permissions() {}

  static boolean permit(LifecycleState state, Change change) {
    Set<Change> permitted =
        switch (state) {
          case ABSENT, MERGED -> EnumSet.noneOf(Change.class);
          case DRAFT, ACTIVE -> EnumSet.allOf(Change.class);
          case SUSPENDED, ARCHIVED, DECEASED -> EnumSet.of(CORRECTION, ENDING);
        };
    return permitted.contains(change);
  }
}
