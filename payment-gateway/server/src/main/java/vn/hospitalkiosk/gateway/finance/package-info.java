/// Pages and figures for the finance office.
@NullMarked
package vn.hospitalkiosk.gateway.finance;

import org.jspecify.annotations.NullMarked;
