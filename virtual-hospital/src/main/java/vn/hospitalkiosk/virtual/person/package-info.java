/// The invented people of the virtual hospital. Nobody here exists.
@NullMarked
package vn.hospitalkiosk.virtual.person;

import org.jspecify.annotations.NullMarked;
