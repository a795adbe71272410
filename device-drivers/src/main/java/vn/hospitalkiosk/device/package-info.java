/// What all drivers share. This module knows nothing of hospitals or payments and of no other module of ours.
@NullMarked
package vn.hospitalkiosk.device;

import org.jspecify.annotations.NullMarked;
