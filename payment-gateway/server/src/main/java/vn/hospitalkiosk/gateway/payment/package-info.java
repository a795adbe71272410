/// Payment intents: their life cycle, the guard on the bill, the resolver. Every change of a payment goes through this package.
@NullMarked
package vn.hospitalkiosk.gateway.payment;

import org.jspecify.annotations.NullMarked;
