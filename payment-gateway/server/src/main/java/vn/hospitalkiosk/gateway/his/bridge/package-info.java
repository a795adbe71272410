/// A HIS that offers HisBridge, the contract in `docs/his-bridge/openapi.yaml`.
@NullMarked
package vn.hospitalkiosk.gateway.his.bridge;

import org.jspecify.annotations.NullMarked;
