/// A receipt printer as software, speaking ESC/POS over TCP, whose paper is PNG.
@NullMarked
package vn.hospitalkiosk.virtual.printer;

import org.jspecify.annotations.NullMarked;
