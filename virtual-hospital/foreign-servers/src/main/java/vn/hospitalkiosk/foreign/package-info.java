/// Servers nobody here wrote, put together from their makers' artefacts; for tests only.
@NullMarked
package vn.hospitalkiosk.foreign;

import org.jspecify.annotations.NullMarked;
