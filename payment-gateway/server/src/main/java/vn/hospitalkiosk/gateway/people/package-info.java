/// The hospital's own people: who they are, what they may do, and what two of them decided together.
@NullMarked
package vn.hospitalkiosk.gateway.people;

import org.jspecify.annotations.NullMarked;
