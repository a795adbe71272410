/// The insurance gateway on its real wire (his.md §1.4).
@NullMarked
package vn.hospitalkiosk.virtual.bhxh;

import org.jspecify.annotations.NullMarked;
