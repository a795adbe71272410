/// Simulated days of a hospital's money: kiosks, gateways, psps, a HIS, people, a clock and crashes, on one thread and from one seed.
@NullMarked
package vn.hospitalkiosk.gateway.sim;

import org.jspecify.annotations.NullMarked;
