package io.github.emlogstatic.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Walks a parsed text once and writes what may stay of it, links and media led to their new places. Of use for one text.
 */
final class FragmentWriter implements NodeFilter {

    private static final String SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation";
    private static final Pattern WIDTH = Pattern.compile("(?:^|;)width:\\s*\\d+(?!\\d*%)");
    private static final int LONGEST_LABEL = 80;
    private static final Set<String> RELATIONS = Set.of(
            "nofollow", "noopener", "noreferrer", "ugc", "sponsored", "external", "me", "tag", "license", "author");

    private final BlogAddresses addresses;
    private final Targets targets;
    private final Policy policy;
    private final boolean trusted;
    private final Mode mode;
    private final int demotion;
    private final StringBuilder out;
    private final Deque<Closing> closings = new ArrayDeque<>();
    private final boolean repairs;
    private final Structure structure;
    private final Placement placement;
    private final Levels levels = new Levels();
    private final Toc toc = new Toc();
    private final WordCount words = new WordCount();
    private final SortedMap<String, Integer> removed = new TreeMap<>();
    private int code;
    private int headings;
    private int images;
    private boolean hasCode;
    private boolean hasMath;

    FragmentWriter(BlogAddresses addresses, Targets targets, Policy policy, Mode mode, Element body, int capacity) {
        this.addresses = addresses;
        this.targets = targets;
        this.policy = policy;
        this.trusted = policy.trusted() && mode == Mode.PAGE;
        this.mode = mode;
        this.repairs = mode == Mode.PAGE && !trusted;
        this.structure = Structure.of(body);
        this.placement = new Placement(structure);
        this.demotion = mode == Mode.PAGE && body.selectFirst("h1") != null ? 1 : 0;
        this.out = new StringBuilder(capacity);
        body.childNodes().forEach(child -> child.filter(this));
    }

    /**
     * What is left to do when an element ends.
     *
     * @param html to write
     * @param written the name that it was written under; empty where it was not
     * @param counted its own name, where it counts as code or as a heading
     */
    private record Closing(String html, String written, String counted) {

        static final Closing NOTHING = new Closing("", Placement.NOTHING, "");
    }

    Rewritten result() {
        return new Rewritten(out.toString(), toc.headings(), hasCode, hasMath, words.total(), words.minutes(), removed);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            return open(element);
        }
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof DataNode data && trusted) {
            out.append(data.getWholeData()); // of a script or a style sheet, which knows no escapes
        } else if (node instanceof DataNode data) {
            text(data.getWholeData());
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close();
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        String name = element.normalName();
        Safety.Verdict verdict = Safety.verdict(element, mode, trusted);
        if (verdict != Safety.Verdict.KEEP && Safety.isHazard(name) && !isTask(element)) {
            count(name);
        }
        if (verdict == Safety.Verdict.EMBED) {
            embed(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (verdict == Safety.Verdict.DROP) {
            task(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (verdict == Safety.Verdict.UNWRAP) {
            unwrapped(element);
            closings.push(Closing.NOTHING);
            return FilterResult.CONTINUE;
        }
        return keep(element, name);
    }

    private FilterResult keep(Element element, String name) {
        code += isCode(name) ? 1 : 0;
        headings += isHeading(name) ? 1 : 0;
        String wanted = outName(name);
        String written = repairs ? placement.place(element, wanted) : wanted;
        if (written.equals(Placement.NOTHING)) {
            undo(name);
            closings.push(new Closing(code > 0 ? "\n" : " ", Placement.NOTHING, ""));
            return FilterResult.CONTINUE;
        }
        OutTag tag = new OutTag(repairs && isHeading(written) ? "h" + levels.next(level(name)) : written);
        common(element, tag);
        if (!special(element, name, tag)) {
            undo(name);
            return FilterResult.SKIP_ENTIRELY;
        }
        tag.style(Placement.look(wanted, written));
        write(element, tag, name);
        return FilterResult.CONTINUE;
    }

    private void write(Element element, OutTag tag, String name) {
        boolean item = repairs && placement.needsItem(tag.name());
        boolean wrap = name.equals("table") && mode == Mode.PAGE;
        String scroll = placement.isInLink() ? "" : " tabindex=\"0\"";
        out.append(item ? "<li>" : "").append(wrap ? "<div class=\"table-wrap\"" + scroll + ">" : "");
        tag.write(out, mode == Mode.FEED);
        if (tag.name().equals("pre")) {
            keepFirstLineEnd(element);
        }
        String end = tag.isVoid() ? "" : "</" + tag.name() + ">";
        closings.push(new Closing(end + (wrap ? "</div>" : "") + (item ? "</li>" : ""), tag.name(), name));
        placement.opened(tag.name());
    }

    private void close() {
        Closing closing = closings.pop();
        out.append(closing.html());
        undo(closing.counted());
        if (!closing.written().equals(Placement.NOTHING)) {
            placement.closed(closing.written());
        }
    }

    private void undo(String name) {
        code -= isCode(name) && code > 0 ? 1 : 0;
        headings -= isHeading(name) && headings > 0 ? 1 : 0;
    }

    /** A parser ignores the first line end in {@code pre}, so one that matters needs another before it. */
    private void keepFirstLineEnd(Element pre) {
        if (pre.childNodeSize() > 0
                && pre.childNode(0) instanceof TextNode text
                && text.getWholeText().startsWith("\n")) {
            out.append('\n');
        }
    }

    private void text(String raw) {
        String text = CleanText.of(raw);
        boolean item = repairs && !text.isBlank() && placement.needsItem("");
        out.append(item ? "<li>" : "");
        Html.escapeText(text, out);
        out.append(item ? "</li>" : "");
        if (code == 0) {
            words.add(text);
            hasMath = hasMath || MathText.isIn(text);
        }
    }

    private String outName(String name) {
        if (!isHeading(name)) {
            return Safety.modern(name);
        }
        return headings > 1 ? "div" : "h" + Math.min(6, level(name) + demotion);
    }

    private static int level(String heading) {
        return heading.charAt(1) - '0';
    }

    /** Attributes that any element may have. */
    private void common(Element element, OutTag tag) {
        if (element.attributesSize() == 0) {
            return;
        }
        String name = element.normalName();
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (trusted) {
                trust(key, attribute.getValue(), tag);
            } else if (key.startsWith("on")) {
                count(key);
            } else if (Safety.isHarmless(tag.name(), key, mode)) {
                harmless(key, CleanText.of(attribute.getValue()), tag);
            } else if (mode == Mode.PAGE) {
                looked(name, key, CleanText.of(attribute.getValue()), tag);
            }
        }
    }

    private void harmless(String key, String value, OutTag tag) {
        boolean odd = tag.name().equals("li") && !placement.parent().equals("ol") && key.equals("value");
        if (!repairs || !odd && Values.isRight(tag.name(), key, value)) {
            tag.set(key, value);
        }
    }

    /** As it is, but that addresses lead where they led at the blog. */
    private void trust(String key, String value, OutTag tag) {
        switch (key) {
            case "id" -> {
                if (toc.take(value)) {
                    tag.set(key, value);
                }
            }
            case "style" -> tag.style(value);
            case "src", "data", "action", "formaction", "poster", "background" ->
                tag.set(key, media(value).or(() -> addresses.absolute(value)).orElse(value));
            default -> tag.set(key, CleanText.of(value));
        }
    }

    private void looked(String element, String key, String value, OutTag tag) {
        switch (key) {
            case "style" -> {
                String style = InlineStyle.safe(value, this::styleAddress);
                tag.style(style).style(WIDTH.matcher(style).find() ? "max-width:100%" : "");
            }
            case "id" -> id(element, value, tag);
            case "name" -> {
                if (element.equals("a")) {
                    id(element, value, tag);
                }
            }
            default -> tag.style(OldAttributes.style(element, key, value));
        }
    }

    private void id(String element, String value, OutTag tag) {
        boolean word = !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ');
        if (word && !isHeading(element) && !tag.has("id") && toc.take(value)) {
            tag.set("id", value);
        }
    }

    private Optional<String> styleAddress(String url) {
        return media(url).or(() -> addresses.resolve(url).flatMap(here -> addresses.absolute(url)));
    }

    /** What one kind of element needs; false where it makes no sense and goes. */
    private boolean special(Element element, String name, OutTag tag) {
        switch (name) {
            case "a" -> {
                if (tag.name().equals("a")) {
                    link(element, tag);
                }
            }
            case "img" -> {
                return image(element, tag);
            }
            case "td", "th" -> spans(element, tag);
            case "audio", "video" -> player(element, tag);
            case "source", "track" -> {
                return source(element, name, tag);
            }
            case "pre" -> {
                hasCode = true;
                tabStop(tag);
            }
            case "code" ->
                hasMath = hasMath
                        || element.className().contains("math")
                        || element.className().contains("katex");
            case "math" -> hasMath = true;
            case "center" -> tag.style("text-align:center");
            case "big" -> tag.style("font-size:larger");
            case "nobr" -> tag.style("white-space:nowrap");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, tag);
            default -> {
                return true;
            }
        }
        return true;
    }

    private void spans(Element cell, OutTag tag) {
        Element table = cell.parent();
        while (table != null && !table.normalName().equals("table")) {
            table = table.parent();
        }
        if (!repairs || table == null) {
            return;
        }
        TableGrid grid = placement.grid(table);
        setSpan(tag, "colspan", grid.columnsOf(cell));
        setSpan(tag, "rowspan", grid.rowsOf(cell));
    }

    private static void setSpan(OutTag tag, String attribute, int cells) {
        if (cells > 1) {
            tag.set(attribute, Integer.toString(cells));
        }
    }

    private void tabStop(OutTag tag) {
        if (mode == Mode.PAGE && tag.name().equals("pre") && !placement.isInLink()) {
            tag.set("tabindex", "0");
        }
    }

    private void heading(Element element, OutTag tag) {
        if (mode == Mode.PAGE && headings == 1 && isHeading(tag.name())) {
            String title = CleanText.of(element.text()).strip();
            String own = element.id().chars().noneMatch(c -> c <= ' ') ? CleanText.of(element.id()) : "";
            tag.set("id", toc.heading(own, title, tag.name().charAt(1) - '0'));
        }
    }

    private void link(Element element, OutTag tag) {
        String href = Address.tidy(element.attr("href"));
        if (href.isEmpty() || repairs && !structure.holdsSomething(element)) {
            return;
        }
        if (repairs && !structure.holdsText(element)) {
            nameLink(element, href, tag);
        }
        if (href.startsWith("#")) {
            tag.set("href", Percent.encodeIllegal(href));
            return;
        }
        // a browser follows no link to a data: address
        Optional<String> inside =
                media(href).filter(to -> !isData(to)).or(() -> targets.link().apply(href));
        Optional<String> address = inside.or(() -> outside(href));
        address.ifPresent(to -> tag.set("href", to));
        if (address.isPresent()) {
            relations(element, tag, inside.isEmpty());
        }
    }

    /** A link around an image that says nothing is called by what it leads to. */
    private static void nameLink(Element link, String href, OutTag tag) {
        boolean named = link.getElementsByTag("img").stream()
                .anyMatch(image -> !image.attr("alt").isBlank());
        if (!named && !tag.has("aria-label")) {
            String path = Percent.decode(Address.parse(href).path());
            String last = path.substring(path.lastIndexOf('/') + 1);
            tag.set("aria-label", CleanText.of(last.isBlank() ? href : last));
        }
    }

    private Optional<String> outside(String href) {
        String scheme = Address.schemeOf(href);
        if (!scheme.isEmpty() && !Safety.isLinkable(scheme, mode)) {
            if (!trusted) {
                count(scheme + ":");
            }
            return Optional.empty();
        }
        Optional<String> absolute = addresses.absolute(href);
        return absolute.isPresent() || scheme.isEmpty() || scheme.startsWith("http")
                ? absolute
                : Optional.of(Percent.encodeIllegal(href));
    }

    private void relations(Element element, OutTag tag, boolean outside) {
        if (mode == Mode.COMMENT) {
            if (outside) {
                tag.set("rel", "nofollow ugc noopener");
            }
            return;
        }
        StringBuilder rel = new StringBuilder();
        for (String relation : element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+")) {
            if (RELATIONS.contains(relation) && rel.indexOf(relation) < 0) {
                rel.append(rel.isEmpty() ? "" : " ").append(relation);
            }
        }
        if (element.attr("target").equalsIgnoreCase("_blank")) {
            tag.set("target", "_blank");
            rel.append(rel.indexOf("noopener") >= 0 ? "" : rel.isEmpty() ? "noopener" : " noopener");
        }
        if (!rel.isEmpty()) {
            tag.set("rel", rel.toString());
        }
    }

    private boolean image(Element element, OutTag tag) {
        String original = LazyImage.source(element);
        Optional<String> local = shown(original);
        String src = local.or(() -> picture(original)).orElse("");
        if (src.isEmpty()) {
            return false;
        }
        tag.set("src", src).set("alt", CleanText.of(element.attr("alt")));
        candidates(LazyImage.srcset(element), tag);
        if (tag.has("srcset") && element.hasAttr("sizes")) {
            tag.set("sizes", CleanText.of(element.attr("sizes")));
        }
        size(element, original, tag);
        if (local.isEmpty() && !src.startsWith("data:")) {
            tag.set("referrerpolicy", "no-referrer"); // hosts that refuse hot links refuse by referrer
        }
        if (mode == Mode.PAGE) {
            // the first image is what the reader waits for
            if (images++ > 0) {
                tag.set("loading", "lazy");
            }
            tag.set("decoding", "async");
        }
        return true;
    }

    private Optional<String> picture(String url) {
        String tidy = Address.tidy(url);
        if (tidy.regionMatches(true, 0, "data:image/", 0, "data:image/".length())) {
            return Optional.of(Percent.encodeIllegal(tidy));
        }
        return address(tidy);
    }

    /** An address that a page may load: on the web. */
    private Optional<String> address(String url) {
        String scheme = Address.schemeOf(Address.tidy(url));
        if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
            count(scheme + ":");
            return Optional.empty();
        }
        return shown(url).or(() -> addresses.absolute(url));
    }

    private void candidates(String srcset, OutTag tag) {
        String rewritten = srcset.isBlank()
                ? ""
                : Srcset.rewrite(
                        srcset, url -> address(url).filter(to -> !isData(to)).orElse(""));
        if (!rewritten.isEmpty()) {
            tag.set("srcset", rewritten);
        }
    }

    private void size(Element element, String original, OutTag tag) {
        int width = OldAttributes.pixels(element.attr("width"));
        int height = OldAttributes.pixels(element.attr("height"));
        Optional<ImageSize> natural = Optional.of(ExternalImages.place(original, addresses))
                .filter(place -> !place.isEmpty())
                .flatMap(targets.size());
        if (natural.isPresent() && width == 0 && height == 0) {
            width = natural.get().width();
            height = natural.get().height();
        } else if (natural.isPresent() && height == 0) {
            height = scaled(width, natural.get().height(), natural.get().width());
        } else if (natural.isPresent() && width == 0) {
            width = scaled(height, natural.get().width(), natural.get().height());
        }
        setPixels(tag, "width", width);
        setPixels(tag, "height", height);
    }

    private static int scaled(int length, int other, int own) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round((double) length * other / own)));
    }

    private static void setPixels(OutTag tag, String attribute, int pixels) {
        if (pixels > 0) {
            tag.set(attribute, Integer.toString(pixels));
        }
    }

    private void player(Element element, OutTag tag) {
        tag.set("controls", "");
        if (element.hasAttr("src")) {
            address(element.attr("src")).ifPresent(src -> tag.set("src", src));
        }
        if (element.normalName().equals("video")) {
            if (element.hasAttr("poster")) {
                address(element.attr("poster")).ifPresent(poster -> tag.set("poster", poster));
            }
            setPixels(tag, "width", OldAttributes.pixels(element.attr("width")));
            setPixels(tag, "height", OldAttributes.pixels(element.attr("height")));
        }
    }

    private boolean source(Element element, String name, OutTag tag) {
        Element parent = element.parent();
        String around = repairs ? placement.parent() : parent == null ? "" : parent.normalName();
        if (around.equals("picture") && name.equals("source")) {
            candidates(LazyImage.srcset(element), tag);
            return tag.has("srcset");
        }
        Optional<String> src = address(element.attr("src"));
        src.ifPresent(to -> tag.set("src", to));
        return src.isPresent() && (around.equals("video") || around.equals("audio"));
    }

    private void embed(Element element) {
        String original = element.hasAttr("src") ? element.attr("src") : element.attr("data");
        Optional<String> player = element.normalName().equals("iframe") && mode == Mode.PAGE
                ? Safety.player(original, policy.frames())
                : Optional.empty();
        if (player.isPresent()) {
            frame(element, player.get());
            return;
        }
        if (element.normalName().equals("iframe")) {
            count("iframe");
        }
        media(original).or(() -> webAddress(original)).ifPresent(this::linkTo);
    }

    private void frame(Element element, String src) {
        OutTag tag = new OutTag("iframe").set("src", src);
        String title = CleanText.of(element.attr("title"));
        tag.set("title", title.isEmpty() ? Address.parse(src).authority() : title);
        setPixels(tag, "width", OldAttributes.pixels(element.attr("width")));
        setPixels(tag, "height", OldAttributes.pixels(element.attr("height")));
        tag.set("sandbox", SANDBOX).set("loading", "lazy").set("allowfullscreen", "");
        tag.style(OldAttributes.percentage("width", element.attr("width")));
        tag.style(InlineStyle.safe(element.attr("style"), url -> Optional.empty()));
        tag.write(out, false);
        out.append("</iframe>");
    }

    private Optional<String> webAddress(String url) {
        String scheme = Address.schemeOf(Address.tidy(url));
        boolean web = scheme.isEmpty() || scheme.equals("http") || scheme.equals("https");
        return web ? addresses.absolute(url) : Optional.empty();
    }

    private void linkTo(String address) {
        new OutTag("a").set("href", address).set("rel", "noopener").write(out, false);
        Html.escapeText(address, out);
        out.append("</a>");
    }

    /** An image in a comment is a link: a page asks no third party for anything unless the reader does. */
    private void unwrapped(Element element) {
        if (mode != Mode.COMMENT || !element.normalName().equals("img")) {
            return;
        }
        String original = element.attr("src");
        Optional<String> local = media(original);
        if (local.isPresent()) {
            OutTag tag = new OutTag("img").set("src", local.get()).set("alt", CleanText.of(element.attr("alt")));
            size(element, original, tag);
            tag.set("loading", "lazy").write(out, false);
            return;
        }
        webAddress(original).ifPresent(address -> {
            new OutTag("a")
                    .set("href", address)
                    .set("rel", "nofollow ugc noopener")
                    .write(out, false);
            Html.escapeText(address, out);
            out.append("</a>");
        });
    }

    /** The checkbox of a task list is the one input that stays. */
    private void task(Element element) {
        if (isTask(element)) {
            OutTag box = new OutTag("input").set("type", "checkbox").set("disabled", "");
            if (repairs) {
                box.set("aria-label", task(element.nextSibling()));
            }
            if (element.hasAttr("checked")) {
                box.set("checked", "");
            }
            box.write(out, mode == Mode.FEED);
        }
    }

    private static String task(@Nullable Node after) {
        String text =
                after instanceof TextNode words ? CleanText.of(words.text()).strip() : "";
        return text.isEmpty()
                ? "☐"
                : text.substring(
                        0, text.offsetByCodePoints(0, Math.min(LONGEST_LABEL, text.codePointCount(0, text.length()))));
    }

    private boolean isTask(Element element) {
        return mode != Mode.COMMENT
                && element.normalName().equals("input")
                && element.attr("type").equalsIgnoreCase("checkbox");
    }

    /** An image at the blog or elsewhere of which the site has a file. */
    private Optional<String> shown(String url) {
        return media(url)
                .or(() -> ExternalImages.address(url, addresses)
                        .map(ExternalImages::path)
                        .flatMap(targets.media()));
    }

    private Optional<String> media(String url) {
        return Uploads.path(url, addresses).flatMap(targets.media());
    }

    private static boolean isData(String address) {
        return address.startsWith("data:");
    }

    private void count(String what) {
        removed.merge(what, 1, Integer::sum);
    }

    private static boolean isCode(String name) {
        return name.equals("pre") || name.equals("code") || name.equals("xmp");
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
