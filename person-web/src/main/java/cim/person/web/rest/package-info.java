/// Plain HTTP beside GraphQL: the history as CAR files.
///
/// These are servlets, because a file is streamed for as long as it takes, and is no answer of a
/// resource.
@NullMarked
package cim.person.web.rest;

import org.jspecify.annotations.NullMarked;
