package vn.hospitalkiosk.virtual.his;

import tools.jackson.databind.node.ObjectNode;

/// What a conditional create came to.
sealed interface Created {
    record Made(ObjectNode resource) implements Created {}

    record WasThere(ObjectNode resource) implements Created {}
}
