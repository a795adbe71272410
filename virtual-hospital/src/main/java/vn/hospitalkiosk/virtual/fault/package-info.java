/// Mishaps of simulated devices, by script or by dice, and the same again from one number.
@NullMarked
package vn.hospitalkiosk.virtual.fault;

import org.jspecify.annotations.NullMarked;
