/// GraphQL without a server around it, over a node in memory.
@NullMarked
package cim.person.web.graphql;

import org.jspecify.annotations.NullMarked;
