/// The virtual hospital's HTTP on loopback: one door, pages behind path prefixes, JSON in one place.
@NullMarked
package vn.hospitalkiosk.virtual.web;

import org.jspecify.annotations.NullMarked;
