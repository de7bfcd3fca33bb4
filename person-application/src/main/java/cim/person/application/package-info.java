/// What the product does with persons: the command handler and the queries, over ports that
/// infrastructure implements.
///
/// There is no command bus and no mediator: an edge calls the handler, the handler calls the event
/// store. Business classes carry no annotations; [cim.person.application.Wiring] shows the object
/// graph.
@NullMarked
package cim.person.application;

import org.jspecify.annotations.NullMarked;
