package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command line of scripts/demo. Refers to nothing outside this folder and the JDK, and only to types that do so too: scripts/demo runs this file as source to refuse before it builds.
///
/// @param auto plays the patient, writes a report, ends; also meant by `which` and `story`
/// @param headless on a display nobody sees
/// @param fresh wipes `var` first
/// @param way how the patient pays; empty: MoMo
/// @param which what the patient does about money; empty: pays
/// @param his which of its faces the virtual HIS shows to the gateway
/// @param story what happens to the patient; empty: the journey that ends with a payment
record DemoOptions(
        boolean auto,
        boolean headless,
        boolean fresh,
        Optional<Path> json,
        Path var,
        int portBase,
        Optional<Way> way,
        Optional<Case> which,
        Face his,
        Optional<StoryName> story) {
    /// For what cannot be played; for what was played and is not as it should be, the demo ends with 1.
    static final int REFUSED = 2;

    /// The virtual hospital's last port is this base's 641st.
    private static final int LARGEST_BASE = 65_535 - 641;

    static final String USAGE =
            "usage: scripts/demo [--auto] [--headless] [--json FILE] [--fresh] [--var DIR] [--port-base N] [--his "
                    + Face.words()
                    + "] [--pay "
                    + Way.words()
                    + "] [--case "
                    + Case.words()
                    + " | --story "
                    + StoryName.words()
                    + "]";

    /// Refuses what [#parse] refuses, and does nothing else.
    public static void main(String[] arguments) {
        try {
            parse(arguments);
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    /// @throws StageFailure with the usage for anything unknown, with the reason for what cannot be played
    static DemoOptions parse(String... arguments) {
        DemoOptions options =
                new DemoOptions(
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Path.of("var"),
                        8443,
                        Optional.empty(),
                        Optional.empty(),
                        Face.BRIDGE,
                        Optional.empty());
        for (int i = 0; i < arguments.length; i++) {
            options =
                    switch (arguments[i]) {
                        case "--auto" -> options.withAuto();
                        case "--headless" -> options.withHeadless();
                        case "--fresh" -> options.withFresh();
                        case "--json" -> options.withJson(Path.of(value(arguments, ++i)));
                        case "--var" -> options.withVar(Path.of(value(arguments, ++i)));
                        case "--port-base" -> options.withPortBase(portBase(value(arguments, ++i)));
                        case "--pay" -> options.withPay(Way.of(value(arguments, ++i)));
                        case "--his" -> options.withHis(Face.of(value(arguments, ++i)));
                        case "--story" -> options.withStory(StoryName.of(value(arguments, ++i)));
                        case "--case" -> options.withCase(Case.of(value(arguments, ++i)));
                        default ->
                                throw new StageFailure(
                                        "unknown option " + arguments[i] + "\n" + USAGE);
                    };
        }
        Optional<String> why = options.whyNot();
        if (why.isPresent()) {
            throw new StageFailure(why.get());
        }
        return options;
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new StageFailure(USAGE);
        }
        return arguments[at];
    }

    private static int portBase(String text) {
        try {
            int base = Integer.parseInt(text);
            if (base >= 1024 && base <= LARGEST_BASE) {
                return base;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new StageFailure("--port-base is a number from 1024 to " + LARGEST_BASE);
    }

    /// Whether somebody is played, and the demo ends.
    boolean plays() {
        return auto || which.isPresent() || story.isPresent();
    }

    Way wayToPay() {
        return way.orElse(Way.MOMO);
    }

    Case money() {
        return which.orElse(Case.PAID);
    }

    /// One line that says why these do not go together, and what would.
    private Optional<String> whyNot() {
        if (json.isPresent() && !plays()) {
            return Optional.of(
                    "--json is the report of a played visit: add --auto, --case or --story");
        }
        return story.map(this::whyNot).orElseGet(() -> money().whyNot(wayToPay()));
    }

    private Optional<String> whyNot(StoryName name) {
        String told = "--story " + name.word();
        if (which.isPresent()) {
            return Optional.of(
                    told
                            + " is a visit of its own, --case is about the payment at the end of the booked one: take one of them");
        }
        if (way.isPresent() && !name.pays()) {
            return Optional.of(told + ": nobody pays at the kiosk in it; leave --pay out");
        }
        if (way.isPresent() && way.get().isCard()) {
            return Optional.of(
                    told + " pays by a code on the screen; take another --pay than cards");
        }
        if (!name.isPlayedOver(his)) {
            return Optional.of(
                    told
                            + " is judged by what only HisBridge tells the HIS; over --his "
                            + his.word()
                            + " there is --story "
                            + StoryName.wordsOver(his));
        }
        return Optional.empty();
    }

    /// What the gateway must be told to speak to that face.
    List<String> hisArguments() {
        return switch (his) {
            case HL7V2 ->
                    List.of(
                            "--his.kind=hl7v2",
                            "--his.base=mllps://127.0.0.1:" + (portBase + 641),
                            "--his.authorities=run/his-hl7.pem");
            case FHIR ->
                    List.of(
                            "--his.kind=fhir",
                            "--his.base=http://127.0.0.1:" + (portBase + 637) + "/fhir");
            case BRIDGE ->
                    List.of(
                            "--his.kind=bridge",
                            "--his.base=http://127.0.0.1:" + (portBase + 637) + "/his-bridge/v1");
        };
    }

    /// What the virtual hospital must be told for that.
    List<String> hospitalArguments() {
        return his == Face.HL7V2 ? List.of("--hl7", "on") : List.of();
    }

    private DemoOptions withAuto() {
        return new DemoOptions(true, headless, fresh, json, var, portBase, way, which, his, story);
    }

    private DemoOptions withHeadless() {
        return new DemoOptions(auto, true, fresh, json, var, portBase, way, which, his, story);
    }

    private DemoOptions withFresh() {
        return new DemoOptions(auto, headless, true, json, var, portBase, way, which, his, story);
    }

    private DemoOptions withJson(Path file) {
        return new DemoOptions(
                auto, headless, fresh, Optional.of(file), var, portBase, way, which, his, story);
    }

    private DemoOptions withVar(Path folder) {
        return new DemoOptions(
                auto, headless, fresh, json, folder, portBase, way, which, his, story);
    }

    private DemoOptions withPortBase(int base) {
        return new DemoOptions(auto, headless, fresh, json, var, base, way, which, his, story);
    }

    private DemoOptions withPay(Way chosen) {
        return new DemoOptions(
                auto, headless, fresh, json, var, portBase, Optional.of(chosen), which, his, story);
    }

    private DemoOptions withHis(Face face) {
        return new DemoOptions(auto, headless, fresh, json, var, portBase, way, which, face, story);
    }

    private DemoOptions withCase(Case chosen) {
        return new DemoOptions(
                auto, headless, fresh, json, var, portBase, way, Optional.of(chosen), his, story);
    }

    private DemoOptions withStory(StoryName told) {
        return new DemoOptions(
                auto, headless, fresh, json, var, portBase, way, which, his, Optional.of(told));
    }
}
