package vn.hospitalkiosk.virtual.stage;

import java.util.List;
import java.util.stream.Collectors;

/// What happens to a patient in `scripts/demo --story`, played at the real window and judged by what the neighbours hold afterwards.
sealed interface Story
        permits BookedStory,
                NewPatientStory,
                CompanionStory,
                ReExamStory,
                ReferralStory,
                DepositStory,
                BhytDownStory,
                HisDownStory,
                OfflineStory {
    static List<Story> all() {
        return List.of(
                new BookedStory(),
                new NewPatientStory(),
                new CompanionStory(),
                new ReExamStory(),
                new ReferralStory(),
                new DepositStory(),
                new BhytDownStory(),
                new HisDownStory(),
                new OfflineStory());
    }

    String word();

    /// What the gateway must be started with.
    default List<String> gatewayArguments() {
        return List.of();
    }

    /// Whether the cable between kiosk and gateway is one that can be cut.
    default boolean cutsCable() {
        return false;
    }

    /// From 01 to the story's honest end; what was found goes to [Scene#checked].
    ///
    /// @throws StageFailure when the patient gets no further
    void play(Scene scene);

    /// @throws StageFailure for an unknown word
    static Story of(String word) {
        return all().stream()
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StageFailure("unknown story " + word + ": " + words()));
    }

    static String words() {
        return all().stream().map(Story::word).collect(Collectors.joining("|"));
    }
}
