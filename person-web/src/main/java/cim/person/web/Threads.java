package cim.person.web;

import java.util.concurrent.ThreadFactory;

/// Makes the virtual threads that wait: for what a WebSocket's client sends or takes. What they do
/// besides waiting is little; requests are executed by [Workers]. CDI has a type of this module to
/// inject.
public interface Threads extends ThreadFactory {}
