package vn.hospitalkiosk.gateway.bhxh;

/// What a result code of the insurance gateway means for the patient in front of us (his.md §1.4). Which code means what stands in the configuration.
public enum Verdict {
    VALID,
    /// Issued by army or police: good, and the desk looks at card and papers.
    VALID_CHECK_PAPERS,
    /// A new card was issued; [CardCheck.Checked#card] is the one that counts today.
    NEW_CARD,
    EXPIRED,
    /// No card is known under this number.
    NO_CARD,
    /// The number cannot be one: read or typed wrongly.
    WRONG_NUMBER,
    /// The name or birth date is not the card's.
    OTHER_PERSON,
    /// Taken back by the insurance: not to be used.
    RECALLED,
    /// Reported as no longer insured.
    STOPPED,
    /// A child who showed no card.
    CHILD_WITHOUT_CARD,
    /// The officer we ask as is not registered, or what we send is malformed: ours to mend, never the patient's fault.
    OURS,
    /// The gateway's own data or server failed: as good as no answer.
    GATEWAY_FAULT,
    /// Our token is no longer taken.
    TOKEN
}
