/// What simulated psps share: moods, the courier of their callbacks. What they say and how they sign is each one's own.
@NullMarked
package vn.hospitalkiosk.virtual.psp;

import org.jspecify.annotations.NullMarked;
