/// Configuration: reading values, and saying what is wrong with one.
@NullMarked
package cim.person.application.settings;

import org.jspecify.annotations.NullMarked;
