/// One request and its answer, without a server and without a schema.
@NullMarked
package cim.person.web.graphql.execution;

import org.jspecify.annotations.NullMarked;
