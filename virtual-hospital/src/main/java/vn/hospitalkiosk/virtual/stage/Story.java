package vn.hospitalkiosk.virtual.stage;

import java.util.List;

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

    static Story of(StoryName name) {
        return switch (name) {
            case BOOKED -> new BookedStory();
            case NEW_PATIENT -> new NewPatientStory();
            case COMPANION -> new CompanionStory();
            case RE_EXAM -> new ReExamStory();
            case REFERRAL -> new ReferralStory();
            case DEPOSIT -> new DepositStory();
            case BHYT_DOWN -> new BhytDownStory();
            case HIS_DOWN -> new HisDownStory();
            case OFFLINE -> new OfflineStory();
        };
    }
}
