package vn.hospitalkiosk.gateway.ledger.seal;

/// Where roots and tail are put, outside the database they bear witness against.
public interface WitnessFolder {
    boolean has(DailyRoot root);

    void write(DailyRoot root);

    /// In place of the one before.
    void write(Tail tail);

    RootFiles.Witness read();
}
