/// The half of a dialogue that card units and card terminals share: frames with a check value, acknowledged one by one, on a line that may lose, damage or repeat them.
@NullMarked
package vn.hospitalkiosk.device.link;

import org.jspecify.annotations.NullMarked;
