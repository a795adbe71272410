package vn.hospitalkiosk.virtual.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// One request, read whole.
///
/// @param base scheme and host as the client named them, `http://127.0.0.1:9080`
/// @param header first value of a header, by any-case name
@SuppressWarnings("ArrayRecordComponent") // requests are not compared
public record Request(
        String method,
        String base,
        URI uri,
        Function<String, Optional<String>> header,
        byte[] body) {

    /// Decoded parts of the path: `/fhir/Patient/7` is `fhir`, `Patient`, `7`.
    public List<String> path() {
        return List.of(uri.getPath().split("/", -1)).stream().filter(p -> !p.isEmpty()).toList();
    }

    public Form query() {
        return Form.parse(Optional.ofNullable(uri.getRawQuery()).orElse(""));
    }

    public Optional<String> header(String name) {
        return header.apply(name);
    }

    /// Empty when the body is not one JSON object.
    public Optional<ObjectNode> json() {
        return Json.parseObject(body);
    }

    @Override
    public String toString() {
        return "Request[" + method + "]";
    }
}
