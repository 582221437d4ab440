package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the table.
 *
 * @param articles of the blog
 * @param peer empty without Hugo, or where it has nothing alike
 */
record Row(int articles, Scenario scenario, Optional<Cell> peer, Cell ours) {

    /**
     * What one program took.
     *
     * @param files of the site
     */
    record Cell(Run run, long files) {

        static Cell of(Run run, Path site) throws IOException {
            try (Stream<Path> files = Files.walk(site)) {
                return new Cell(run, files.filter(Files::isRegularFile).count());
            }
        }
    }
}
