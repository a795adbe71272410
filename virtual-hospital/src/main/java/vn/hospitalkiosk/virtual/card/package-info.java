/// A chip ID card as software, made and played without any code of the reader under test.
@NullMarked
package vn.hospitalkiosk.virtual.card;

import org.jspecify.annotations.NullMarked;
