package cim.person.web;

import java.util.concurrent.ThreadFactory;

/// Makes the virtual threads on which requests run, with the application's naming and class loader.
/// CDI has a type of this module to inject.
public interface Threads extends ThreadFactory {}
