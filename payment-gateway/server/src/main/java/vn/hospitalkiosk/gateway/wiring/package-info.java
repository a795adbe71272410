/// Main configuration: the only package that knows every adapter.
@NullMarked
package vn.hospitalkiosk.gateway.wiring;

import org.jspecify.annotations.NullMarked;
