/// How every page of the console looks: frame, pictograms, words as HTML.
@NullMarked
package vn.hospitalkiosk.gateway.console;

import org.jspecify.annotations.NullMarked;
