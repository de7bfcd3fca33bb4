/// One GraphQL request from its JSON to its answer, whichever way it came in: limits, time, errors.
///
/// The answer is plain data and its errors carry the codes of the contract; neither HTTP nor
/// WebSocket looks into an exception.
@NullMarked
package cim.person.web.graphql.execution;

import org.jspecify.annotations.NullMarked;
