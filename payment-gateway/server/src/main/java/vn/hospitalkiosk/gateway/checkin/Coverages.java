package vn.hospitalkiosk.gateway.checkin;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Looks the insurance up beside everything else. A slow insurance check never holds a patient up (UI.md, screen 06): past the limit it is `CHECKING` and the answer is handed on when it comes.
final class Coverages {
    private final His his;
    private final Executor executor;
    private final Duration limit;
    private final boolean rechecked;

    /// @param rechecked whether cards without an answer are asked about again by themselves
    Coverages(His his, Executor executor, Duration limit, boolean rechecked) {
        this.his = his;
        this.executor = executor;
        this.limit = limit;
        this.rechecked = rechecked;
    }

    CompletableFuture<CoverageView> ask(HisPatientId patient, LocalDate day) {
        return CompletableFuture.supplyAsync(
                () ->
                        switch (his.coverage(patient, day)) {
                            case HisAnswer.Done<CoverageView>(CoverageView view) -> promised(view);
                            case HisAnswer.NotOffered<CoverageView>() ->
                                    of(CoverageView.State.NOT_USED);
                            case HisAnswer.Rejected<CoverageView> no ->
                                    of(CoverageView.State.NOT_ANSWERED);
                            case HisAnswer.Unknown<CoverageView> none ->
                                    of(CoverageView.State.NOT_ANSWERED);
                        },
                executor);
    }

    /// Nobody is told that the card is checked again when nobody does.
    private CoverageView promised(CoverageView view) {
        return view.state() != CoverageView.State.UNVERIFIED || rechecked
                ? view
                : new CoverageView(
                        CoverageView.State.NOT_ANSWERED,
                        view.maskedCard(),
                        view.until(),
                        view.percent());
    }

    /// Something else that is done beside.
    CompletableFuture<Void> beside(Runnable work) {
        return CompletableFuture.runAsync(work, executor);
    }

    /// Something else that is looked up beside.
    <T> CompletableFuture<T> lookedUpBeside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /// What is known within the limit.
    CoverageView soon(CompletableFuture<CoverageView> asked) {
        return asked.copy()
                .completeOnTimeout(
                        of(CoverageView.State.CHECKING), limit.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(failed -> of(CoverageView.State.NOT_ANSWERED))
                .join();
    }

    /// Hands the late answer on; nothing when it was not late.
    void late(
            CompletableFuture<CoverageView> asked,
            CoverageView shown,
            Consumer<CoverageView> whenKnown) {
        if (shown.state() == CoverageView.State.CHECKING) {
            executor.execute(() ->
                    whenKnown.accept(
                            asked.exceptionally(failed -> of(CoverageView.State.NOT_ANSWERED))
                                    .join()));
        }
    }

    private static CoverageView of(CoverageView.State state) {
        return new CoverageView(state, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
