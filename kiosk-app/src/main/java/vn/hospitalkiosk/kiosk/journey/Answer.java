package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.FailureCode;

/// What came back from the gateway.
public sealed interface Answer<T> {
    record Ok<T>(T value) implements Answer<T> {}

    /// The gateway said no: nothing was done.
    record Refused<T>(FailureCode code) implements Answer<T> {}

    /// The gateway does not know what was asked for (404).
    record NotThere<T>(FailureCode code) implements Answer<T> {}

    /// No answer, or none we can read: it may or may not have been done.
    record NoAnswer<T>(FailureCode code) implements Answer<T> {}
}
