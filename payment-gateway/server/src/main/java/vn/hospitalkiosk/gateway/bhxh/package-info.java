/// The insurance gateway (Cổng tiếp nhận dữ liệu BHXH): whether a health insurance card is good today.
@NullMarked
package vn.hospitalkiosk.gateway.bhxh;

import org.jspecify.annotations.NullMarked;
