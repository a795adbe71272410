/// How a machine becomes a kiosk of this hospital, and how it stops being one.
@NullMarked
package vn.hospitalkiosk.gateway.enrolment;

import org.jspecify.annotations.NullMarked;
