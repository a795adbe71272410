/// The console's pages for cashiers, accountants, technicians and administrators.
@NullMarked
package vn.hospitalkiosk.gateway.desk;

import org.jspecify.annotations.NullMarked;
