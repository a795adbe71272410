/// XML0, the report that an insured patient is being treated: due at the first cost of a visit (QĐ 130 art. 3, QĐ 4750 art. 2; his.md §1.5). One per visit, corrected when the card turns out to be another.
@NullMarked
package vn.hospitalkiosk.gateway.xml0;

import org.jspecify.annotations.NullMarked;
