package cim.person.infrastructure.compatibility;

import java.util.concurrent.atomic.LongAdder;

/// How much the older service's doors are used, on this node since it started. Thread-safe.
public final class CompatibilityUse {
  final LongAdder accepted = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder told = new LongAdder();
  final LongAdder unheard = new LongAdder();
}
