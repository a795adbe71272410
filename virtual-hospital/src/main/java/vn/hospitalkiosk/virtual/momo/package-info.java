/// MoMo's gateway v2 as its partners see it: create, query, refund, refund/query, signed IPN. Contract: payments-providers.md §1. Doorway: [vn.hospitalkiosk.virtual.momo.VirtualMomo].
@NullMarked
package vn.hospitalkiosk.virtual.momo;

import org.jspecify.annotations.NullMarked;
