/// The gRPC door: the service `Persons` of `person.proto`, with health and reflection beside it.
///
/// No code is generated for the messages. They are read and written by their descriptors, as the
/// plain data that the application's readers and writers of records know, so that a command or an
/// event needs nothing here; `person.proto` itself is derived from the records.
@NullMarked
package cim.person.web.grpc;

import org.jspecify.annotations.NullMarked;
