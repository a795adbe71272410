/// Who did what, and what was refused.
@NullMarked
package vn.hospitalkiosk.gateway.audit;

import org.jspecify.annotations.NullMarked;
