package dev.slipway.promotion;

import java.util.List;

/** All gates at one time, in the order of their kinds; approvals in the order of their rules. */
public record Judgement(List<Gate> gates) {
    public Judgement {
        gates = List.copyOf(gates);
    }

    /** Whether no gate keeps it from starting. */
    public boolean passed() {
        return gates.stream().allMatch(Gate::passed);
    }

    /** The gates that it passes only because somebody overrides them. */
    public List<Gate> overridden() {
        return gates.stream()
                .filter(gate -> gate.state() instanceof Gate.Overridden)
                .toList();
    }
}
