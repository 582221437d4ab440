package io.github.emlogstatic.build.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.emlogstatic.build.upload.ScriptUploads;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.output.WriteResult.FileCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The result of a build. {@code --report} writes it as JSON.
 *
 * @param counts how much the archive holds, and what the crawl changed
 * @param output files of the site
 * @param plan what a dry run would have done, one line each
 */
public record BuildReport(
        @JsonUnwrapped CrawlReport.Counts counts,
        FileCounts output,
        @JsonUnwrapped Effort effort,
        @JsonUnwrapped UnsafeContent unsafe,
        @JsonUnwrapped Outcome outcome,
        @JsonIgnore List<String> plan) {

    private static final String NOTHING_NEW = "nothing new";
    private static final int NAMED = 5;

    /** Tells where each problem stands, if a line counts several. */
    public static final String EACH_IN_REPORT =
            "hint: a line counts several problems; a report names each (--report FILE, or build.report)";

    /** What the run took. */
    public record Effort(CrawlReport.Requests requests, Seconds seconds) {}

    /** Wall time. */
    public record Seconds(double crawl, double render, double total) {}

    /**
     * What the site does not show because it is unsafe; nothing if no page was rendered.
     *
     * @param removedHtml unsafe HTML that was removed, by page, with counts
     * @param scriptUploads uploads that may run scripts, if there are any
     */
    public record UnsafeContent(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, Integer>> removedHtml,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ScriptUploads> scriptUploads) {}

    /**
     * Whether the run did what it should.
     *
     * @param completeness how it was established that the archive contains all articles, in words
     * @param problems what went wrong without ending the run, including known problems
     * @param told the problems that count: the exit code is 1 if there are any
     * @param refused why a guard refused the run, if it did; then nothing was written
     */
    @JsonPropertyOrder({"completeness", "problems", "newProblems", "reminders", "refused"
    }) // else as Java lists its methods
    public record Outcome(
            String completeness,
            List<Problem> problems,
            @JsonIgnore Told told,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> refused) {

        @JsonProperty
        public int newProblems() {
            return told.news().size();
        }

        @JsonProperty
        public int reminders() {
            return told.reminders().size();
        }

        /** @param known whether to include known problems of which nobody is reminded in this run */
        public List<Problem> each(boolean known) {
            return known ? problems : told.all();
        }

        /**
         * The problems as lines for people. Similar problems share a line, but a new one never shares a line with known
         * ones.
         *
         * @param known whether to include known problems of which nobody is reminded in this run
         */
        public List<Problem> lines(boolean known) {
            List<Problem> old = new ArrayList<>(each(known));
            old.removeAll(new HashSet<>(told.news()));
            return Stream.concat(Problem.grouped(told.news()).stream(), Problem.grouped(old).stream())
                    .toList();
        }
    }

    /**
     * The problems that are reported to somebody.
     *
     * @param news problems that the last run did not have
     * @param reminders known problems that continue, a week after they were last reported
     */
    public record Told(List<Problem> news, List<Problem> reminders) {

        public static final Told NOTHING = new Told(List.of(), List.of());

        public List<Problem> all() {
            return Stream.concat(news.stream(), reminders.stream()).toList();
        }
    }

    /** What went wrong without ending the run, including known problems. */
    @JsonIgnore
    public List<Problem> problems() {
        return outcome.problems();
    }

    /** Whether anything in the archive or the site has changed. */
    public boolean bringsNews() {
        return !summary().equals(NOTHING_NEW);
    }

    /** The report tells problems as people read them. */
    private abstract static class KeysOfProblem {
        @JsonIgnore
        abstract boolean lasting();
    }

    /** Writes the report as JSON. */
    public void write(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addMixIn(Problem.class, KeysOfProblem.class)
                .build();
        String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        AtomicFile.writeNamed(file, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The run in one line, also used as a commit message: {@code 2 new, 1 edited, 3 comments, 1 withdrawn, 1 comment
     * removed; 11 pages written}.
     */
    public String summary() {
        List<String> parts = new ArrayList<>();
        add(parts, counts.articles().added() + counts.pages().added(), n -> n + " new");
        add(parts, counts.articles().changed() + counts.pages().changed(), n -> n + " edited");
        add(
                parts,
                counts.shortened().size(),
                n -> Plural.of(n, "text mostly cut or replaced", "texts mostly cut or replaced") + shortened());
        add(parts, counts.comments().added(), n -> Plural.of(n, "comment", "comments"));
        add(parts, counts.notes().added(), n -> Plural.of(n, "note", "notes"));
        add(parts, counts.media().downloaded(), n -> Plural.of(n, "upload", "uploads"));
        add(parts, counts.articles().removed() + counts.pages().removed(), n -> n + " withdrawn");
        add(parts, counts.comments().removed(), n -> Plural.of(n, "comment removed", "comments removed"));
        add(parts, counts.notes().removed(), n -> Plural.of(n, "note removed", "notes removed"));
        add(parts, counts.categories().removed(), n -> Plural.of(n, "category removed", "categories removed"));
        add(
                parts,
                counts.menu().removed(),
                n -> Plural.of(n, "entry of the menu removed", "entries of the menu removed"));
        add(parts, counts.links().removed(), n -> Plural.of(n, "link removed", "links removed"));
        String changes = String.join(", ", parts);
        if (!output.anyChanged()) {
            return changes.isEmpty() ? NOTHING_NEW : changes;
        }
        String files = filesInWords();
        return changes.isEmpty() ? files : changes + "; " + files;
    }

    private String shortened() {
        List<String> ids = counts.shortened().stream().map(String::valueOf).toList();
        return " (" + ShortList.of(ids, NAMED) + ")";
    }

    private String filesInWords() {
        if (output.written() == 0) {
            return Plural.of(output.removed(), "file removed", "files removed");
        }
        return writtenInWords() + (output.removed() > 0 ? ", " + output.removed() + " removed" : "");
    }

    private String writtenInWords() {
        int others = output.written() - output.pages();
        String pages = Plural.of(output.pages(), "page", "pages");
        return pages + (others == 0 ? "" : " and " + Plural.of(others, "other file", "other files")) + " written";
    }

    private static void add(List<String> parts, int count, IntFunction<String> inWords) {
        if (count > 0) {
            parts.add(inWords.apply(count));
        }
    }
}
