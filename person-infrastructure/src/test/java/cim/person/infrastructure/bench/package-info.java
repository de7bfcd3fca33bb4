/// Measurements that `./person bench` makes on real parts. They lie among the tests, because a
/// server does not need them.
@NullMarked
package cim.person.infrastructure.bench;

import org.jspecify.annotations.NullMarked;
