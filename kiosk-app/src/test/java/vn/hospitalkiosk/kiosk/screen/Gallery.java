package vn.hospitalkiosk.kiosk.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import vn.hospitalkiosk.kiosk.journey.Comfort;
import vn.hospitalkiosk.kiosk.journey.Comfort.Language;
import vn.hospitalkiosk.kiosk.journey.Comfort.Sound;
import vn.hospitalkiosk.kiosk.journey.JourneyView;

/// Draws every screen in both languages, normal and large, light and high contrast; writes the pictures and what is wrong with them.
/// A program of its own, because JavaFX takes its display from the environment it starts in: `Gallery <folder> <all|vi> [part of a name] [look]`: measures everything, draws all or only the pictures in plain Vietnamese.
final class Gallery {
    private static final int LAST_PAGE = 4;

    private final Path folder;
    private final boolean allPictures;

    private Gallery(Path folder, boolean allPictures) {
        this.folder = folder;
        this.allPictures = allPictures;
    }

    private record Manner(String name, Comfort comfort) {}

    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        String only = args.length > 2 ? args[2] : "";
        String manner = args.length > 3 ? args[3] : "";
        CompletableFuture<List<String>> findings = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                findings.complete(new Gallery(folder, args[1].equals("all")).all(only, manner));
            } catch (RuntimeException | Error e) {
                findings.completeExceptionally(e);
            }
        });
        List<String> found = findings.get();
        Files.write(folder.resolve("findings.txt"), found);
        found.forEach(System.out::println);
        System.out.println(found.size() + " findings");
        Platform.exit();
    }

    private static List<Manner> manners() {
        List<Manner> manners = new ArrayList<>();
        for (Language language : Language.values()) {
            for (boolean large : List.of(false, true)) {
                for (boolean contrast : List.of(false, true)) {
                    String name =
                            (language == Language.VIETNAMESE ? "vi" : "en")
                                    + (large ? "-large" : "")
                                    + (contrast ? "-hc" : "");
                    manners.add(
                            new Manner(
                                    name,
                                    new Comfort(
                                            language,
                                            large,
                                            contrast,
                                            Sound.OFF,
                                            Optional.empty())));
                }
            }
        }
        return manners;
    }

    private List<String> all(String only, String mannerPart) {
        List<String> findings = new ArrayList<>();
        for (Manner manner : manners()) {
            if (!mannerPart.isEmpty() && !manner.name().equals(mannerPart)) {
                continue;
            }
            for (Samples.Sample sample : Samples.all()) {
                if (sample.name().contains(only)) {
                    draw(sample, manner, findings);
                }
            }
        }
        return findings;
    }

    private void draw(Samples.Sample sample, Manner manner, List<String> findings) {
        KioskWindow window =
                new KioskWindow(
                        SampleData.HOSPITAL, Clock.fixed(SampleData.NOW, ZoneOffset.UTC), _ -> {});
        Scene scene = new Scene(window.root(), 1080, 1920);
        window.show(new JourneyView(sample.state(), manner.comfort(), false));
        save(sample.name(), manner, window, scene, findings);
        for (int page = 2; page <= LAST_PAGE && window.find("next-page").isPresent(); page++) {
            ((ButtonBase) window.find("next-page").get()).fire();
            save(sample.name() + "-page" + page, manner, window, scene, findings);
        }
    }

    private void save(
            String sample, Manner manner, KioskWindow window, Scene scene, List<String> findings) {
        String name = sample + "." + manner.name();
        window.root().applyCss();
        window.root().layout();
        findings.addAll(new Inspection(name, window.root()).findings());
        if (!allPictures && !manner.name().equals("vi")) {
            return;
        }
        WritableImage image = scene.snapshot(null);
        Path file = folder.resolve(name + ".png");
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
