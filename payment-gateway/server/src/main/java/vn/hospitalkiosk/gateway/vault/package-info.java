/// Data that names a person, at rest: sealed under a key that lies outside the database, looked up by a keyed hash.
@NullMarked
package vn.hospitalkiosk.gateway.vault;

import org.jspecify.annotations.NullMarked;
