package vn.hospitalkiosk.virtual.cardterminal;

/// Which protocol the terminal speaks.
public enum Dialect {
    /// `02 LEN(2, BCD) DATA 03 LRC`, fields as type, length, value.
    HYPERCOM,
    /// `02 DATA 03 LRC`, fields at fixed places (Nexi "Traditional POS").
    ECR17
}
