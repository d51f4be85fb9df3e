package dev.shopconnector.sandbox.faults;

/** Whether the call that meets a fault is carried out. */
public enum Effect {
    /** As {@link FaultKind} says. */
    AS_USUAL,
    /** It is, and only its answer suffers. */
    DONE,
    /** It is not, whatever the answer looks like. */
    NOT_DONE
}
