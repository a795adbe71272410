package vn.hospitalkiosk.api;

/// Where a queue number stands now.
public record TicketStatus(Ticket ticket, State state) {
    public enum State {
        WAITING,
        CALLED,
        IN_PROGRESS,
        WAITING_FOR_RESULTS,
        DONE,
        MISSED,
        CANCELLED
    }
}
