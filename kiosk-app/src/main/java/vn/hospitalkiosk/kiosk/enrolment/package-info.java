/// How this machine asks the hospital to become one of its kiosks.
@NullMarked
package vn.hospitalkiosk.kiosk.enrolment;

import org.jspecify.annotations.NullMarked;
