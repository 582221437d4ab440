package io.github.emlogstatic.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.output.manifest.MadeFile;
import io.github.emlogstatic.output.manifest.ManifestEntry;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenGroupTest {

    private static final MadeFile BEFORE = made(1);

    private final SiteFile one = new SiteFile("1.html", BEFORE);
    private final SiteFile two = new SiteFile("2.html", MadeFile.NEVER);

    @Test
    void filesAreForgottenOnceTheLastIsMade() {
        OpenGroup group = open();
        one.announce("body changed");
        two.announce("body changed");

        two.made(made(2));
        assertThat(two.isMade()).as("while another is not made").isTrue();
        one.made(made(3));

        assertThat(one.entry().made()).isEqualTo(BEFORE);
        assertThat(two.entry().made()).isEqualTo(MadeFile.NEVER);
        assertThat(lines(group)).containsExactly("1.html 3 true", "2.html 2 true");
    }

    @Test
    void filesThatAreKeptHaveTheirLines() {
        OpenGroup group = open();
        two.announce("body changed");
        two.made(made(2));

        assertThat(lines(group)).containsExactly("1.html 1 false", "2.html 2 true");
    }

    @Test
    void fileThatIsLeftOutHasNoLine() {
        OpenGroup group = open();
        one.announce("body changed");
        two.announce("body changed");
        one.made(made(3));
        two.leaveOut();

        assertThat(lines(group)).containsExactly("1.html 3 true");
    }

    @Test
    void groupOfAnIncompleteSiteIsPlannedAgain() {
        ManifestGroup whole = open().end(true);

        assertThat(whole.fingerprint()).isEqualTo("f");
        assertThat(open().end(false).fingerprint()).isEmpty();
        assertThat(new OpenGroup(whole).end(false)).isEqualTo(whole);
    }

    /** A group that is planned with the second file first. */
    private OpenGroup open() {
        List<SiteFile> files = List.of(two, one);
        files.stream().filter(file -> !file.isPlanned()).forEach(SiteFile::plan);
        return new OpenGroup(new PlannedGroup("g", "f", List::of), files);
    }

    private static List<String> lines(OpenGroup group) {
        return group.end(true).files().stream().map(OpenGroupTest::text).toList();
    }

    private static String text(ManifestEntry file) {
        return file.path() + " " + file.made().bytes() + " " + file.fresh();
    }

    private static MadeFile made(long bytes) {
        return MadeFile.of(bytes, "0123456789abcdef", Map.of(), Map.of());
    }
}
