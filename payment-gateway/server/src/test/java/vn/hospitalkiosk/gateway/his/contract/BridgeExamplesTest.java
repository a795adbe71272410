package vn.hospitalkiosk.gateway.his.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a vendor copies from `docs/his-bridge/examples` is what the contract says, and no call is without one.
class BridgeExamplesTest {
    private static final JsonNode EMPTY = JsonMapper.shared().createObjectNode();

    private final BridgeContract contract = BridgeContract.read();

    private static List<BridgeContract.Call> examples() throws IOException {
        List<BridgeContract.Call> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(BridgeContract.folder().resolve("examples"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode one = JsonMapper.shared().readTree(Files.readString(file));
                all.add(
                        new BridgeContract.Call(
                                one.path("method").asString(""),
                                one.path("path").asString(""),
                                Optional.ofNullable(one.get("request")),
                                one.path("status").asInt(0),
                                Optional.ofNullable(one.get("answer"))));
            }
        }
        return all;
    }

    @Test
    void every_example_is_as_the_contract_says() throws IOException {
        assertThat(examples()).flatMap(contract::faults).isEmpty();
    }

    @Test
    void every_call_has_an_example() throws IOException {
        Set<String> shown = new TreeSet<>();
        examples().forEach(call -> contract.operationOf(call).ifPresent(shown::add));
        assertThat(shown).isEqualTo(contract.operationIds());
    }

    /// A judge that finds nothing proves nothing.
    @Test
    void an_answer_with_nothing_in_it_is_found_out() throws IOException {
        for (BridgeContract.Call call : examples()) {
            if (call.answer().isPresent() && call.status() == 200) {
                assertThat(
                                contract.faults(
                                        new BridgeContract.Call(
                                                call.method(),
                                                call.path(),
                                                call.body(),
                                                call.status(),
                                                Optional.of(EMPTY))))
                        .as(call.method() + " " + call.path())
                        .isNotEmpty();
            }
        }
    }
}
