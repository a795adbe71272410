package vn.hospitalkiosk.gateway.xml0;

import java.time.Instant;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;

/// A first cost whose card has an answer that no report has considered yet.
///
/// @param answeredAt of the answer: remembered once it was considered
/// @param reports made for this visit so far
public record Due(FirstCost cost, Insured who, Finding finding, Instant answeredAt, int reports) {}
