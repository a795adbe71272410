/// What devices count, as Micrometer meters. No tag and no value holds personal data.
@NullMarked
package vn.hospitalkiosk.device.metrics;

import org.jspecify.annotations.NullMarked;
