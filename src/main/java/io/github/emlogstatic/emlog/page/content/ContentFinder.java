package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.emlog.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the text of an article in a page of any theme. The description in the blog's list is the proof. If the author
 * wrote no excerpt, it is the whole text, so the smallest block of the page that contains it holds the article. The
 * proof is valid if there is exactly one such block.
 */
public final class ContentFinder {

    /** The regions in emlog's own themes of all years, then those in other common themes. */
    private static final List<ContentRegion> KNOWN = List.of(
            ContentRegion.whole("#articleContent"),
            ContentRegion.whole("#emlogEchoLog"),
            new ContentRegion("div.content", "p.date", "p.tag"),
            new ContentRegion("#contentleft", "p.date", "p.tag"),
            new ContentRegion("#contentleft:not(:has(> p.date))", "h2", "div#pagenavi"),
            new ContentRegion(".col-md-7:not(:has(> p.date))", "h2", "div#pagenavi"),
            ContentRegion.whole("[itemprop=articleBody]"),
            ContentRegion.whole("article .markdown-body"),
            ContentRegion.whole("article .markdown"),
            ContentRegion.whole(".article-content"),
            ContentRegion.whole(".entry-content"),
            ContentRegion.whole(".post-content"),
            ContentRegion.whole(".log-content"),
            ContentRegion.whole(".article-body"),
            ContentRegion.whole(".post-body"),
            ContentRegion.whole(".article_content"),
            ContentRegion.whole(".post_content"),
            ContentRegion.whole(".single-content"),
            ContentRegion.whole("#article-content"),
            ContentRegion.whole("#post-content"),
            ContentRegion.whole(".markdown-body"));

    /** Shorter texts may be on a page more than once by chance. */
    private static final int TELLING = 12;

    /** Shorter texts prove nothing at all. */
    private static final int SHORTEST = 4;

    private final Document page;
    private final String title;
    private final String listed;
    private final String wanted;
    private final boolean lead;
    private final boolean partial;
    private final PageLayout layout;

    public ContentFinder(Document page, KnownText known, PageLayout layout) {
        this.page = page;
        this.title = PlainText.plain(known.title());
        this.listed = PlainText.ofHtml(known.description());
        this.wanted = known.text().isEmpty() ? listed : PlainText.ofHtml(known.text());
        this.lead = known.lead();
        this.partial = lead && known.text().isEmpty();
        this.layout = layout;
    }

    /** Returns the layout with what this page proves about the place of the text. */
    public PageLayout teach() {
        return find().lesson().map(layout::with).orElse(layout);
    }

    public FoundText find() {
        String missing = missing();
        return told().or(() -> densest(missing + "the block with most text was taken; set selectors.content"))
                .orElseGet(() -> FoundText.none(missing + "no text was found; set selectors.content"));
    }

    /** The text where a selector, the list, an earlier page or a name that themes use tells its place. */
    public Optional<FoundText> told() {
        return configured()
                .flatMap(region -> region.in(page))
                .map(own -> found(own, ""))
                .or(this::proven)
                .or(this::learnt)
                .or(() -> known(missing() + unproven()));
    }

    private Optional<ContentRegion> configured() {
        return layout.selectors().content().map(ContentRegion::whole);
    }

    private String missing() {
        boolean lacks = configured().isPresent()
                && configured().flatMap(region -> region.in(page)).isEmpty();
        return lacks ? "selectors.content finds no block of its own; " : "";
    }

    private FoundText found(List<Node> nodes, String doubt) {
        TextBlock block = TextBlock.of(page, nodes, wanted);
        String text = PlainText.of(block.own());
        // Plugins may add a line to the text, so the list may show a little less than the page.
        boolean shown = text.contains(listed) && (lead || 5 * listed.length() >= 4 * text.length());
        boolean excerpt = !listed.isEmpty() && !shown;
        return new FoundText(
                block.own().html().strip(),
                new LinkedHashSet<>(nodes),
                block.open(),
                doubt,
                excerpt,
                !wanted.isEmpty() && text.equals(wanted),
                Optional.empty(),
                block.tags());
    }

    private String unproven() {
        return wanted.isEmpty()
                ? "nothing tells whether the block that themes use for the text holds it"
                : "the list's description is not in the block that themes use for the text";
    }

    private Optional<FoundText> proven() {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<ContentRegion> regions = new ArrayList<>(layout.regions());
        regions.addAll(KNOWN);
        for (ContentRegion region : regions) {
            Optional<FoundText> text = withoutTitle(region).flatMap(nodes -> proven(region, nodes));
            if (text.isPresent()) {
                return text;
            }
        }
        Optional<FoundText> beyond = first(regions, region -> region.toEnd(page).flatMap(this::beyond));
        boolean known = wanted.length() < SHORTEST || learnt(this::withoutTitle).isPresent();
        return beyond.or(() -> known ? Optional.empty() : inUnknownPlace())
                .or(() -> regions.stream() // an author may repeat the title in the text
                        .map(region -> region.in(page).flatMap(nodes -> proven(region, nodes)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<FoundText> proven(ContentRegion region, List<Node> nodes) {
        return Optional.of(nodes)
                .filter(this::contain)
                .map(all -> found(all, "").proving(lesson(Optional.of(region))));
    }

    private Optional<FoundText> inUnknownPlace() {
        return oneOfSeveral().or(this::open).or(() -> partial ? byLead() : byText());
    }

    /** A text that leaves a tag open, with what the theme shows below it in the same element. */
    private Optional<FoundText> open() {
        return first(KNOWN, region -> region.open(page).filter(this::contain)).filter(FoundText::open);
    }

    private Optional<FoundText> first(
            List<ContentRegion> regions, Function<ContentRegion, Optional<List<Node>>> reading) {
        return regions.stream()
                .map(reading)
                .flatMap(Optional::stream)
                .findFirst()
                .map(nodes -> found(nodes, ""));
    }

    /** The only block of a known name that has the description. It teaches nothing, because others have that name. */
    private Optional<FoundText> oneOfSeveral() {
        return KNOWN.stream()
                .map(region -> region.all(page).stream().filter(this::contain).toList())
                .filter(holding -> holding.size() == 1 && isWithoutTitle(holding.get(0)))
                .filter(holding ->
                        holding.get(0).get(0).parent() instanceof Element block && !isALead(block, holding.get(0)))
                .findFirst()
                .map(holding -> found(holding.get(0), ""));
    }

    /**
     * The nodes of a text that closes an element that it has not opened: the nodes inside the block, and as many after
     * it as make up the wanted text.
     */
    private Optional<List<Node>> beyond(List<Node> inside) {
        int length = PlainText.of(inside).length();
        if (length < TELLING || length >= wanted.length() || !wanted.startsWith(PlainText.of(inside))) {
            return Optional.empty();
        }
        List<Node> nodes = new ArrayList<>(inside);
        for (Node block = inside.get(0).parent();
                block instanceof Element && !block.nameIs("body");
                block = block.parent()) {
            for (Node next = block.nextSibling(); next != null && length < wanted.length(); next = next.nextSibling()) {
                String part = PlainText.of(next);
                if (!wanted.startsWith(part, length)) {
                    return Optional.empty();
                }
                nodes.add(next);
                length += part.length();
            }
        }
        return Optional.of(nodes).filter(all -> PlainText.of(all).equals(wanted));
    }

    /** A short text may be in the region by chance, so it teaches nothing. */
    private Optional<ContentRegion> lesson(Optional<ContentRegion> region) {
        return region.filter(any -> wanted.length() >= TELLING);
    }

    private Optional<FoundText> learnt() {
        return learnt(this::withoutTitle).or(() -> learnt(region -> region.in(page)));
    }

    private Optional<FoundText> learnt(Function<ContentRegion, Optional<List<Node>>> reading) {
        return first(layout.regions(), reading);
    }

    /**
     * The nodes of a region; empty if these include the page's only heading with the title, because the region then has
     * more than the text.
     */
    private Optional<List<Node>> withoutTitle(ContentRegion region) {
        return region.in(page).filter(this::isWithoutTitle);
    }

    private boolean isWithoutTitle(List<Node> nodes) {
        int inside = nodes.stream().mapToInt(this::titles).sum();
        return inside == 0 || inside < titles(page.body());
    }

    private int titles(Node node) {
        return node instanceof Element element
                ? (int) element.select("h1, h2, h3, h4, h5, h6").stream()
                        .filter(this::isHeading)
                        .count()
                : 0;
    }

    private Optional<FoundText> known(String doubt) {
        for (ContentRegion region : KNOWN) {
            Optional<List<Node>> nodes = region.in(page);
            if (nodes.isPresent()) {
                boolean bothEmpty =
                        wanted.isEmpty() && PlainText.of(nodes.get()).isEmpty();
                return Optional.of(found(nodes.get(), bothEmpty ? "" : doubt));
            }
        }
        return Optional.empty();
    }

    private Optional<FoundText> byText() {
        List<Element> smallest = new ArrayList<>();
        smallest(page.body(), smallest);
        if (smallest.size() != 1) {
            return Optional.empty();
        }
        Element block = container(smallest.get(0));
        List<Node> nodes = stretch(block);
        if (isALead(block, nodes)) {
            return Optional.empty();
        }
        return Optional.of(found(nodes, "").proving(lesson(ContentRegion.of(block, nodes))));
    }

    /** The block with most text, if it contains the description and no other parts of a page. */
    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    private Optional<FoundText> byLead() {
        return DensestBlock.of(page)
                .filter(block -> PlainText.of(block).contains(wanted))
                .filter(block -> block.getAllElements().stream()
                        .noneMatch(inner -> inner != block && Boilerplate.is(inner) || isHeading(inner)))
                .map(block -> found(block.childNodes(), "")
                        .proving(lesson(ContentRegion.selector(block).map(ContentRegion::whole))));
    }

    private void smallest(Element element, List<Element> found) {
        int before = found.size();
        for (Element child : element.children()) {
            if (!Boilerplate.is(child)
                    && !isHeading(child)
                    && Boilerplate.textBeside(child).contains(wanted)) {
                smallest(child, found);
            }
        }
        if (found.size() == before && Boilerplate.textBeside(element).contains(wanted)) {
            found.add(element);
        }
    }

    /** The block around a text. A text of one paragraph is inside a {@code p}, but its block is more than that. */
    private static Element container(Element smallest) {
        Element block = smallest;
        while (!block.is("div, article, section, main, td, body, blockquote") && block.parent() != null) {
            block = block.parent();
        }
        return block.is("blockquote") && block.parent() != null ? block.parent() : block;
    }

    private boolean isHeading(Element element) {
        return !title.isEmpty()
                && element.normalName().matches("h[1-6]")
                && PlainText.of(element).equals(title);
    }

    /** Whether the block is an excerpt above the text: then the page has another block with much more text. */
    private boolean isALead(Element block, List<Node> nodes) {
        Optional<Element> densest = DensestBlock.of(page);
        return densest.isPresent()
                && !inside(densest.get(), block)
                && !inside(block, densest.get())
                && Boilerplate.textBeside(densest.get()).length()
                        > 2 * PlainText.of(nodes).length();
    }

    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    private static boolean inside(Element inner, Element outer) {
        return inner == outer || inner.parents().contains(outer);
    }

    /** The children of the block that hold the text, with the images around it. */
    private List<Node> stretch(Element block) {
        List<Node> children = block.childNodes();
        int all = children.size();
        int start = most(all, cut -> contain(children.subList(cut, all)));
        int to = all - most(all - start, cut -> contain(children.subList(start, all - cut)));
        int from = start;
        while (from > 0 && isQuiet(children.get(from - 1))) {
            from--;
        }
        while (to < children.size() && isQuiet(children.get(to))) {
            to++;
        }
        return children.subList(from, to);
    }

    private boolean contain(List<Node> nodes) {
        return PlainText.of(nodes).contains(wanted);
    }

    /** The largest number from 1 to {@code limit} that passes, by binary search; 0 if none passes. */
    private static int most(int limit, IntPredicate passes) {
        int passing = 0;
        int failing = limit + 1;
        while (failing - passing > 1) {
            int middle = (passing + failing) >>> 1;
            if (passes.test(middle)) {
                passing = middle;
            } else {
                failing = middle;
            }
        }
        return passing;
    }

    /** Whether the node has no text: white space, or an image or video that belongs to the text next to it. */
    private static boolean isQuiet(Node node) {
        if (node instanceof TextNode text) {
            return text.isBlank();
        }
        return !(node instanceof Element element)
                || !Boilerplate.is(element)
                        && PlainText.of(element).isEmpty()
                        && (element.is("img, video, audio, iframe, picture")
                                || element.selectFirst("img, video, audio, iframe") != null);
    }

    private Optional<FoundText> densest(String doubt) {
        return DensestBlock.of(page).map(block -> found(block.childNodes(), doubt));
    }
}
