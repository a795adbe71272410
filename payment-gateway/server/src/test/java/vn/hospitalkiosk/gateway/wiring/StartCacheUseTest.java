package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheUseTest {
    private static final String CACHE = "/opt/gateway.aot";

    @Test
    void a_cache_that_was_given_and_not_taken_is_named() {
        assertThat(StartCacheUse.leftAside(Optional.empty(), CACHE, "mixed mode")).contains(CACHE);
        assertThat(StartCacheUse.leftAside(Optional.of(CACHE), "", "mixed mode, sharing"))
                .contains(CACHE);
        assertThat(StartCacheUse.leftAside(Optional.empty(), CACHE, "mixed mode, sharing"))
                .isEmpty();
        assertThat(StartCacheUse.leftAside(Optional.empty(), "", "mixed mode")).isEmpty();
    }

    @Test
    void this_jvm_was_given_none() {
        assertThatCode(StartCacheUse::tell).doesNotThrowAnyException();
    }

    /// A real JVM, given a file that is no cache of its own, goes on without it and knows that it does.
    @Test
    void a_jvm_that_leaves_its_cache_aside_can_tell(@TempDir Path folder) throws Exception {
        Path cache = Files.writeString(folder.resolve("gateway.aot"), "of another build");
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:AOTCache=" + cache,
                                "-Xlog:aot=off",
                                "-Xlog:cds=off",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Asked.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("G31").contains(cache.toString()).contains("--prepare");
    }

    static final class Asked {
        private Asked() {}

        public static void main(String[] none) {
            StartCacheUse.tell();
        }
    }
}
