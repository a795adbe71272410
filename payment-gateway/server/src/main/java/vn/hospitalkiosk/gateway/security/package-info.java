/// Who may come in at the console, and what they must prove.
@NullMarked
package vn.hospitalkiosk.gateway.security;

import org.jspecify.annotations.NullMarked;
