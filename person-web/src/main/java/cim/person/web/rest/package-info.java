/// Plain HTTP beside GraphQL: persons, events and commands below `/api/v1`, and the history as CAR
/// files.
///
/// What comes in and goes out is plain data of records, as on the other doors, so the resources
/// have no types of their own to keep in step, and `docs/openapi.yaml` is derived from the records.
/// The CAR files are servlets, because a file is streamed for as long as it takes, and is no answer
/// of a resource.
@NullMarked
package cim.person.web.rest;

import org.jspecify.annotations.NullMarked;
