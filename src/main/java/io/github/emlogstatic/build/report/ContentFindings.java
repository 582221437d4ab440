package io.github.emlogstatic.build.report;

import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.output.SiteReads;
import io.github.emlogstatic.render.view.ContentRenderer;
import io.github.emlogstatic.render.view.TitledCovers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What pages cannot show as their authors wrote it, read from the manifest. */
final class ContentFindings {

    /** Pages show the source of such a formula. */
    static final String REFUSED_FORMULA = "formula cannot be typeset";

    /** Covers leave out such a character. */
    static final String LACKING_CHARACTERS = "the font of covers lacks characters";

    private static final int NAMED = 10;

    private ContentFindings() {}

    /** One problem for each page, with its first formula. */
    static List<Problem> refusedFormulas(SiteReads reads) {
        List<Problem> problems = new ArrayList<>();
        reads.byFile(ContentRenderer.REFUSED).forEach((page, names) -> {
            String first =
                    names.stream().sorted().findFirst().orElseThrow().substring(ContentRenderer.REFUSED.length());
            problems.add(Problem.lasting(REFUSED_FORMULA, page, ShortList.sentence(first, names.size())));
        });
        return problems;
    }

    /** One problem for all characters that the font of covers lacks. */
    static Optional<Problem> lackingCharacters(SiteReads reads, Object font) {
        Map<String, Set<String>> covers = reads.byFile(TitledCovers.LACKING);
        Set<String> characters = covers.values().stream()
                .flatMap(Set::stream)
                .map(name -> name.substring(TitledCovers.LACKING.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        String some = characters.stream().limit(NAMED).collect(Collectors.joining(" "))
                + (characters.size() > NAMED ? " …" : "");
        return characters.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.lasting(
                        LACKING_CHARACTERS,
                        font.toString(),
                        "left out: " + some + "; covers: " + covers.size()
                                + "; name a font that has them, or leave it at that"));
    }

    /**
     * The unsafe HTML that was removed: counts by page and by kind ({@code script}, {@code onclick}, {@code javascript:}).
     *
     * @param reads the inputs that the pages read while they were rendered
     */
    static Map<String, Map<String, Integer>> removedHtml(SiteReads reads) {
        Map<String, Map<String, Integer>> removed = new TreeMap<>();
        reads.byFile(ContentRenderer.REMOVED).forEach((page, names) -> removed.put(page, removed(names)));
        return removed;
    }

    private static Map<String, Integer> removed(Set<String> names) {
        Map<String, Integer> removed = new TreeMap<>();
        for (String name : names) {
            int space = name.lastIndexOf(' ');
            removed.put(
                    name.substring(ContentRenderer.REMOVED.length(), space),
                    Integer.valueOf(name.substring(space + 1)));
        }
        return removed;
    }
}
