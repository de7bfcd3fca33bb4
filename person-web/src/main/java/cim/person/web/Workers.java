package cim.person.web;

import java.util.concurrent.Executor;

/// Runs requests on threads of the operating system, as many at once as is configured; one more is
/// refused with a [java.util.concurrent.RejectedExecutionException].
///
/// They are not virtual threads: a virtual thread that loads a class holds its carrier, and when
/// each carrier waits so for a lock of the server's class loader, the virtual thread that has the
/// lock is never run. On two processors two first requests are enough. CDI has a type of this
/// module to inject.
public interface Workers extends Executor {}
