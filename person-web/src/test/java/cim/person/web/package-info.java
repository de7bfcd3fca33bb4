/// The configuration of this module.
@NullMarked
package cim.person.web;

import org.jspecify.annotations.NullMarked;
