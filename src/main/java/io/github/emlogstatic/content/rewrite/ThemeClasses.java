package io.github.emlogstatic.content.rewrite;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of the parts of a page in the program's themes. A text that an author copied from a website has such names,
 * too: its paragraph of the class {@code skip} would be hidden, and one of the class {@code meta} would be laid out as the
 * line below a title.
 */
final class ThemeClasses {

    private static final Set<String> NAMES = Set.of("""
            act ask at author auto avatar badge bottom brand button card cards chips cloud code comments copy
            cover crumbs dark drawing drawn elsewhere embedded fields find finder fold formula found friends h0 h1 h2 h3
            h4 h5 head hits home-cards home-essays home-magazine home-photographs icon js jumps kicker
            kind-article kind-home kind-month kind-year lead light locked long long-formula lost mast menu meta
            months more name near nothing notice page pages people phone pic portrait post
            prose qr related rest rows said seal series share shut siblings skip sr summary table-wrap tagline
            talk theme timeline toc top tree up viewable w1 w2 w3 w4 w5 way ways wrong year zoom""".split("\\s+"));

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ThemeClasses() {}

    /** The classes of an element of a text, without those of the themes. */
    static String without(String classes) {
        String[] names = BLANKS.split(classes);
        return Stream.of(names).noneMatch(NAMES::contains)
                ? classes
                : Stream.of(names).filter(name -> !NAMES.contains(name)).collect(Collectors.joining(" "));
    }
}
