/// The doors of the product: GraphQL, and health for whoever operates it.
///
/// Nothing is decided here. An edge reads what a client sent, calls the command handler or a query,
/// and writes the answer; infrastructure is on the class path at run time only, so that a resolver
/// cannot reach NATS even by mistake.
@NullMarked
package cim.person.web;

import org.jspecify.annotations.NullMarked;
