package vn.hospitalkiosk.virtual.web;

/// What stands behind a path prefix. Called on a virtual thread; may block.
@FunctionalInterface
public interface Page {
    Reply serve(Request request);
}
