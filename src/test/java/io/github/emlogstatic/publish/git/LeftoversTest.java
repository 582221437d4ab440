package io.github.emlogstatic.publish.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path repository;

    @Test
    void oldLocksAndIndexesAreRemoved() throws IOException {
        Path heads = Files.createDirectories(repository.resolve("refs/heads/topic"));
        Path lock = Files.createFile(heads.resolve("main.lock"));
        Path index = Files.createFile(repository.resolve(Leftovers.INDEX + "1"));
        Path branch = Files.createFile(heads.resolve("main"));
        Path pack = Files.createDirectories(repository.resolve("objects/pack"));
        Path half = Files.createFile(pack.resolve("tmp_pack_1"));
        Path likeHalf = Files.createFile(heads.resolve("tmp_new"));
        Path whole = Files.createFile(pack.resolve("pack-1.pack"));

        Leftovers.remove(repository, Instant.EPOCH);
        assertThat(lock).exists();
        assertThat(index).exists();

        Leftovers.remove(repository, Instant.now().plusSeconds(60));
        assertThat(lock).doesNotExist();
        assertThat(index).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(branch).exists();
        assertThat(likeHalf).as("a branch").exists();
        assertThat(whole).exists();
    }

    /** Git at work in the same repository makes and removes locks, and the folders of branches. */
    @Test
    void whatGitRemovesMeanwhileIsNoError() throws IOException {
        Path heads = Files.createDirectories(repository.resolve("refs/heads"));
        Files.createDirectory(repository.resolve("objects"));
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> git = CompletableFuture.runAsync(() -> work(heads, ended));
        try {
            for (int i = 0; i < 2_000; i++) {
                Leftovers.remove(repository, Instant.now().plusSeconds(60));
            }
        } finally {
            ended.set(true);
        }

        assertThat(git).succeedsWithin(Duration.ofMinutes(1));
    }

    private static void work(Path heads, AtomicBoolean ended) {
        try {
            while (!ended.get()) {
                Path folder = Files.createDirectories(heads.resolve("topic"));
                for (int i = 0; i < 10; i++) {
                    Files.createFile(folder.resolve(i + ".lock"));
                }
                for (int i = 0; i < 10; i++) {
                    Files.deleteIfExists(folder.resolve(i + ".lock"));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
