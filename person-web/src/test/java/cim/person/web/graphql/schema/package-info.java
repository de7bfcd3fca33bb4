/// What must hold for the whole schema, whatever is added to the domain.
@NullMarked
package cim.person.web.graphql.schema;

import org.jspecify.annotations.NullMarked;
