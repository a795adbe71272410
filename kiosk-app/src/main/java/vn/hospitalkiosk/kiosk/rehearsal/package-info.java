/// A script on standard input that clicks the real window; simulated environment only.
@NullMarked
package vn.hospitalkiosk.kiosk.rehearsal;

import org.jspecify.annotations.NullMarked;
