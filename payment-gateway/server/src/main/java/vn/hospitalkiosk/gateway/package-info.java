/// The gateway's main. Everything else is a package the hospital would recognise.
@NullMarked
package vn.hospitalkiosk.gateway;

import org.jspecify.annotations.NullMarked;
