package vn.hospitalkiosk.gateway.desk;

/// Ties a downtime number to the visit it became, here and at the HIS.
public interface LinkedNumbers {
    /// @param encounter the HIS's id of the visit
    /// @return false when somebody else was faster
    boolean link(String label, String encounter, String by);
}
