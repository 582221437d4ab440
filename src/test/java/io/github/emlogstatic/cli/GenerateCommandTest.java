package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void generate() {
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(Main.run(new String[] {"generate", "share"}, nothing, nothing, Map.of(), folder))
                .isZero();
    }

    @Test
    void theShellCompletesCommandsAndOptions() throws Exception {
        Path script = folder.resolve("share/bash-completion/completions/emlog-static");

        assertThat(completed(script, "emlog-static bu")).contains("build");
        assertThat(completed(script, "emlog-static build --off")).contains("--offline");
        assertThat(completed(script, "emlog-static export markdown --for h").strip())
                .endsWith("hugo hexo");
        assertThat(completed(script, "emlog-static --lang z").strip()).endsWith("zh-CN");
    }

    @Test
    void everyCommandHasAManPage() throws Exception {
        Path man = folder.resolve("share/man/man1");

        assertThat(man)
                .isDirectoryContaining("glob:**/emlog-static.1")
                .isDirectoryContaining("glob:**/emlog-static-build.1");
        assertThat(man).isDirectoryNotContaining("glob:**/emlog-static-generate.1");
        assertThat(Files.readString(man.resolve("emlog-static-build.1")))
                .contains(".TP\n\\fB\\-c\\fR, \\fB\\-\\-config\\fR=\\fIFILE\\fR\n", ".SH \"EXIT STATUS\"\n")
                .contains("Default: site\\-config.yaml");
        assertThat(Files.readString(man.resolve("emlog-static.1"))).doesNotContain("%n");
        assertThat(Files.readString(man.resolve("emlog-static-export-wxr.1")))
                .contains("emlog\\-static export wxr \\-\\-output=FILE [OPTION]...");
        Shell.Answer shown = Shell.in(folder)
                .run(
                        folder,
                        "sh",
                        "-c",
                        "command -v groff >/dev/null || exit 0; groff -k -ww -man -Tutf8 share/man/man1/*.1 share/man/zh_CN/man1/*.1 2>&1 >/dev/null");
        assertThat(shown.all()).as("warnings of groff").isEmpty();
    }

    @Test
    void theManPagesAreThereInChinese() throws Exception {
        Path man = folder.resolve("share/man/zh_CN/man1");

        assertThat(man).isDirectoryContaining("glob:**/emlog-static.1");
        assertThat(Files.readString(man.resolve("emlog-static.1"))).doesNotContain("%n", "。 ");
        assertThat(Files.readString(man.resolve("emlog-static-build.1")).replace("\\:", ""))
                .contains(".SH \"选项\"", "归档的目录。默认 archive。", "完成，但有");
    }

    /** What bash would offer for a line that ends at the cursor. */
    private String completed(Path script, String line) throws Exception {
        String[] words = line.split(" ");
        String asked = "source " + script + "; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _complete_emlog-static; echo \"${COMPREPLY[@]}\"";
        return Shell.in(folder).run(folder, "bash", "-c", asked).all();
    }
}
