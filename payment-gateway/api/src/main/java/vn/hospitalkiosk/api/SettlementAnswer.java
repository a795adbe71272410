package vn.hospitalkiosk.api;

import java.util.List;

/// What the gateway made of a settlement.
///
/// @param differences why people must look; empty when all agrees
public record SettlementAnswer(boolean matches, List<String> differences) {
    public SettlementAnswer {
        differences = List.copyOf(differences);
    }
}
