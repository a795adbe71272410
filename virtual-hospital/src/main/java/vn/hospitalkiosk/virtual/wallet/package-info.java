/// What simulated psps share: play orders on disk, moods, a courier for callbacks. Nothing about any brand's fields or signatures.
@NullMarked
package vn.hospitalkiosk.virtual.wallet;

import org.jspecify.annotations.NullMarked;
