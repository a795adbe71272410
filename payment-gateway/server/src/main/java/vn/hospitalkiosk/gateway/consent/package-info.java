/// What patients agreed to: per purpose, in which words, when.
@NullMarked
package vn.hospitalkiosk.gateway.consent;

import org.jspecify.annotations.NullMarked;
