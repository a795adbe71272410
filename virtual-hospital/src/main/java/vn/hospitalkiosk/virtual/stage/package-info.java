/// Starts the whole hospital as separate processes, in order, and plays a patient in it: for the demo, the benches and the acceptance tests.
/// Knows the other programs only by their command lines, ports and texts.
@NullMarked
package vn.hospitalkiosk.virtual.stage;

import org.jspecify.annotations.NullMarked;
