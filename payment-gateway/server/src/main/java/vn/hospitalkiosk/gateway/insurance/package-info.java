/// Health insurance (BHYT) at check-in: asked beside the visit, never in its way; what stays unanswered is asked again until it is, and told to HIS and desk.
@NullMarked
package vn.hospitalkiosk.gateway.insurance;

import org.jspecify.annotations.NullMarked;
