/// Tests of the REST door without a server, and what `docs/openapi.yaml` is written by.
@NullMarked
package cim.person.web.rest;

import org.jspecify.annotations.NullMarked;
