package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command line of scripts/demo.
///
/// @param auto plays the patient, writes a report, ends
/// @param headless on a display nobody sees
/// @param fresh wipes `var` first
/// @param which what the patient does about money
/// @param his which of its faces the virtual HIS shows to the gateway: `bridge`, `fhir` or `hl7v2`
/// @param story what happens to the patient; empty: the journey that ends with a payment
/// @param pay the psp whose tile the patient touches: `momo`, `zalopay`, …
public record DemoOptions(
        boolean auto,
        boolean headless,
        boolean fresh,
        Optional<Path> json,
        Path var,
        int portBase,
        String pay,
        Case which,
        String his,
        Optional<Story> story) {
    private static final String HL7 = "hl7v2";
    static final String USAGE =
            "usage: scripts/demo [--auto] [--headless] [--json FILE] [--fresh] [--var DIR] [--port-base N] [--pay PSP] [--his bridge|fhir|hl7v2] [--case "
                    + Case.words()
                    + " | --story "
                    + Story.words()
                    + "]";

    /// @throws StageFailure with the usage for anything unknown
    static DemoOptions parse(String[] arguments) {
        DemoOptions options =
                new DemoOptions(
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Path.of("var"),
                        8443,
                        "momo",
                        Case.PAID,
                        "bridge",
                        Optional.empty());
        for (int i = 0; i < arguments.length; i++) {
            options =
                    switch (arguments[i]) {
                        case "--auto" -> options.withAuto();
                        case "--headless" -> options.withHeadless();
                        case "--fresh" -> options.withFresh();
                        case "--json" -> options.withJson(Path.of(value(arguments, ++i)));
                        case "--var" -> options.withVar(Path.of(value(arguments, ++i)));
                        case "--port-base" ->
                                options.withPortBase(Integer.parseInt(value(arguments, ++i)));
                        case "--pay" -> options.withPay(value(arguments, ++i));
                        case "--his" -> options.withHis(value(arguments, ++i));
                        case "--story" -> options.withStory(Story.of(value(arguments, ++i)));
                        case "--case" -> options.withCase(Case.of(value(arguments, ++i)));
                        default ->
                                throw new StageFailure(
                                        "unknown option " + arguments[i] + "\n" + USAGE);
                    };
        }
        return options.sound();
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new StageFailure(USAGE);
        }
        return arguments[at];
    }

    private DemoOptions withAuto() {
        return new DemoOptions(true, headless, fresh, json, var, portBase, pay, which, his, story);
    }

    private DemoOptions withHeadless() {
        return new DemoOptions(auto, true, fresh, json, var, portBase, pay, which, his, story);
    }

    private DemoOptions withFresh() {
        return new DemoOptions(auto, headless, true, json, var, portBase, pay, which, his, story);
    }

    private DemoOptions withJson(Path file) {
        return new DemoOptions(
                auto, headless, fresh, Optional.of(file), var, portBase, pay, which, his, story);
    }

    private DemoOptions withVar(Path folder) {
        return new DemoOptions(
                auto, headless, fresh, json, folder, portBase, pay, which, his, story);
    }

    private DemoOptions withPortBase(int base) {
        return new DemoOptions(auto, headless, fresh, json, var, base, pay, which, his, story);
    }

    private DemoOptions withPay(String psp) {
        return new DemoOptions(auto, headless, fresh, json, var, portBase, psp, which, his, story);
    }

    private DemoOptions withHis(String face) {
        if (!List.of("bridge", "fhir", HL7).contains(face)) {
            throw new StageFailure(USAGE);
        }
        return new DemoOptions(auto, headless, fresh, json, var, portBase, pay, which, face, story);
    }

    /// What the gateway must be told to speak to that face.
    List<String> hisArguments() {
        if (his.equals(HL7)) {
            return List.of(
                    "--his.kind=" + HL7,
                    "--his.base=mllps://127.0.0.1:" + (portBase + 641),
                    "--his.authorities=run/his-hl7.pem");
        }
        String path = his.equals("fhir") ? "/fhir" : "/his-bridge/v1";
        return List.of(
                "--his.kind=" + his, "--his.base=http://127.0.0.1:" + (portBase + 637) + path);
    }

    /// What the virtual hospital must be told for that.
    List<String> hospitalArguments() {
        return his.equals(HL7) ? List.of("--hl7", "on") : List.of();
    }

    private DemoOptions withCase(Case chosen) {
        return new DemoOptions(auto, headless, fresh, json, var, portBase, pay, chosen, his, story);
    }

    private DemoOptions withStory(Story told) {
        return new DemoOptions(
                auto, headless, fresh, json, var, portBase, pay, which, his, Optional.of(told));
    }

    /// @throws StageFailure where one cannot go with the other
    private DemoOptions sound() {
        if (story.isPresent() && (which != Case.PAID || !his.equals("bridge"))) {
            throw new StageFailure("a story is played over the bridge, and is a case of its own");
        }
        return this;
    }
}
