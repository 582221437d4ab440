package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.code.CodeColors;
import io.github.emlogstatic.content.formula.Formula;
import io.github.emlogstatic.content.formula.FormulaNode;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.repair.AttributeValues;
import io.github.emlogstatic.content.repair.ContentModel;
import io.github.emlogstatic.content.repair.ElementContents;
import io.github.emlogstatic.content.repair.ObsoleteElements;
import io.github.emlogstatic.content.repair.TableGrid;
import io.github.emlogstatic.content.style.DarkColors;
import io.github.emlogstatic.content.style.Declaration;
import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.content.text.WordCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Walks the tree of a text once and writes what is allowed, with new addresses. For one text. */
final class FragmentWriter {

    private static final Pattern BRUSH = Pattern.compile("\\bbrush:\\s*([\\w+#.-]+)");

    private final AddressResolver resolver;
    private final MediaTags media;
    private final LinkTags links;
    private final Embeds embeds;
    private final boolean trusted;
    private final OutputKind mode;
    private final CodeLook look;
    private final int demotion;
    private final StringBuilder out;
    private final Deque<Closing> closings = new ArrayDeque<>();
    private final boolean repairs;
    private final ElementContents structure;
    private final ContentModel placement;
    private final Toc toc = new Toc();
    private final Formulas formulas;
    private final List<String> refused = new ArrayList<>();
    private final Set<String> holds = new HashSet<>();
    private final WordCount words = new WordCount();
    private int code;
    private int headings;
    private boolean hasCode;
    private boolean hasMath;
    private @Nullable TextNode coloring;
    private @Nullable CodeBlock framed;
    private String language = "";
    private Optional<LeadingImage> leading = Optional.empty();
    private boolean hasPicture;

    FragmentWriter(
            BlogAddresses addresses,
            NewAddresses targets,
            Policy policy,
            Formulas formulas,
            CodeLook look,
            OutputKind mode,
            Element body,
            int capacity) {
        this.formulas = formulas;
        this.look = look;
        this.trusted = policy.trusted() && mode.keepsAll();
        this.mode = mode;
        this.repairs = mode.keepsAll() && !trusted;
        this.resolver = new AddressResolver(addresses, targets, mode, trusted);
        this.media = new MediaTags(
                resolver, mode, mode == OutputKind.PAGE && !trusted ? Pictures.arrange(body, resolver) : Map.of());
        this.structure = ElementContents.of(body);
        this.placement = new ContentModel(structure);
        this.demotion = mode == OutputKind.PAGE && structure.hasMainHeading() ? 1 : 0;
        this.out = new StringBuilder(capacity);
        this.links = new LinkTags(resolver, mode, structure, repairs);
        this.embeds = new Embeds(resolver, media, policy, mode, out, holds);
        content(body);
    }

    /**
     * What to do when an element ends.
     *
     * @param written the name under which the element was written; empty if it was left out
     * @param ends whether it has an end tag
     * @param after the text to write then
     * @param counted the element's own name if it counts as code or as a heading, else empty
     */
    private record Closing(String written, boolean ends, String after, String counted) {

        static final Closing NOTHING = leftOut("");

        static Closing leftOut(String after) {
            return new Closing(ContentModel.NOTHING, false, after, "");
        }
    }

    RewrittenHtml result() {
        return new RewrittenHtml(
                out.toString(),
                toc.headings(),
                holds,
                hasCode,
                hasMath,
                words.total(),
                words.mostlyCharacters(),
                words.minutes(),
                resolver.removed(),
                leading,
                refused);
    }

    private void content(Element parent) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            Node node = parent.childNode(i);
            if (!(node instanceof Element element)) {
                leaf(node);
            } else if (open(element)) {
                content(element);
                close();
            }
        }
    }

    private void leaf(Node node) {
        if (node == coloring) {
            colored(coloring.getWholeText());
        } else if (node instanceof FormulaNode formula) {
            formula(formula);
        } else if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof DataNode data && trusted) {
            out.append(data.getWholeData()); // Scripts and style sheets have no escapes.
        } else if (node instanceof DataNode data) {
            text(data.getWholeData());
        }
    }

    /** Writes what comes before the content of an element. Returns false if the content goes, too. */
    private boolean open(Element element) {
        String name = element.normalName();
        AllowList.Verdict verdict = AllowList.verdict(element, mode, trusted);
        if (verdict != AllowList.Verdict.KEEP && AllowList.isHazard(name) && !TaskBox.is(element, mode)) {
            resolver.count(name);
        }
        if (verdict == AllowList.Verdict.EMBED) {
            embeds.write(element);
            return false;
        }
        if (verdict == AllowList.Verdict.KEEP && name.equals("img") && resolver.isWithheld(LazyImage.source(element))) {
            embeds.withheldImage(LazyImage.source(element), element.attr("alt"), placement.isInLink());
            return false;
        }
        if (verdict == AllowList.Verdict.DROP) {
            if (TaskBox.is(element, mode)) {
                TaskBox.of(element, mode).write(out, mode == OutputKind.FEED);
            }
            return false;
        }
        if (verdict == AllowList.Verdict.UNWRAP) {
            if (mode == OutputKind.COMMENT && name.equals("img")) {
                embeds.commentImage(element);
            }
            closings.push(Closing.NOTHING);
            return true;
        }
        return keep(element, name);
    }

    private boolean keep(Element element, String name) {
        code += isCode(name) ? 1 : 0;
        headings += isHeading(name) ? 1 : 0;
        String wanted = outName(name);
        String written = repairs ? placement.place(element, wanted) : wanted;
        if (written.equals(ContentModel.NOTHING)) {
            undo(name);
            closings.push(Closing.leftOut(code > 0 ? "\n" : " "));
            return true;
        }
        StartTag tag = new StartTag(
                mode == OutputKind.PAGE && repairs && isHeading(written) ? "h" + toc.nextLevel(level(name)) : written);
        common(element, tag);
        if (!special(element, name, tag)) {
            undo(name);
            return false;
        }
        tag.style(ContentModel.look(wanted, written));
        write(element, tag, name);
        return true;
    }

    private void write(Element element, StartTag tag, String name) {
        boolean item = repairs && placement.needsItem(tag.name());
        boolean wrap = name.equals("table") && mode == OutputKind.PAGE;
        String scroll = placement.isInLink() ? "" : " tabindex=\"0\"";
        out.append(item ? "<li>" : "").append(wrap ? "<div class=\"table-wrap\"" + scroll + ">" : "");
        CodeBlock block = framed;
        framed = null;
        out.append(block == null ? "" : block.before());
        tag.write(out, mode == OutputKind.FEED);
        note(tag, block);
        lead(tag);
        if (tag.name().equals("pre")) {
            keepFirstLineEnd(element);
        }
        String code = block == null ? "" : block.after(look);
        String frame = wrap ? "</div>" : code;
        closings.push(new Closing(tag.name(), !tag.isVoid(), item ? frame + "</li>" : frame, name));
        placement.opened(tag.name());
    }

    private void note(StartTag tag, @Nullable CodeBlock block) {
        holds.add(tag.name());
        if (tag.get("class").startsWith(RewrittenHtml.EMBEDDED)) {
            holds.add(RewrittenHtml.EMBEDDED);
        }
        if (block != null && block.isFolded(look)) {
            holds.add("details");
        }
    }

    /** Keeps the first picture, if the text begins with it. The tag has just been written. */
    private void lead(StartTag tag) {
        if (!hasPicture && LeadingImage.isPicture(tag)) {
            hasPicture = true;
            boolean begins = !hasCode && words.total() <= LeadingImage.SHORT_LINE;
            leading = begins ? Optional.of(LeadingImage.of(tag, out.length() - 1)) : Optional.empty();
        }
    }

    private void close() {
        Closing closing = closings.pop();
        if (closing.ends()) {
            out.append("</").append(closing.written()).append('>');
        }
        out.append(closing.after());
        undo(closing.counted());
        if (!closing.written().equals(ContentModel.NOTHING)) {
            placement.closed(closing.written());
        }
    }

    private void undo(String name) {
        code -= isCode(name) && code > 0 ? 1 : 0;
        headings -= isHeading(name) && headings > 0 ? 1 : 0;
    }

    /** Repeats the first line end of {@code pre}, because parsers ignore one line end there. */
    private void keepFirstLineEnd(Element pre) {
        if (pre.childNodeSize() > 0
                && pre.childNode(0) instanceof TextNode text
                && text.getWholeText().startsWith("\n")) {
            out.append('\n');
        }
    }

    private void text(String text) {
        boolean item = repairs && placement.needsItem("") && !text.isBlank();
        out.append(item ? "<li>" : "");
        char[] characters = text.toCharArray();
        HtmlFragment.escapeText(characters, 0, characters.length, out);
        out.append(item ? "</li>" : "");
        if (code == 0) {
            words.add(characters);
        }
    }

    private void formula(FormulaNode node) {
        hasMath = true;
        Formula formula = node.formula();
        Optional<String> mathMl = formulas.mathMl(formula);
        if (mathMl.isEmpty()) {
            refused.add(formula.tex().replaceAll("\\s+", " ") + ": " + formulas.refusal(formula));
            text(node.getWholeText());
            return;
        }
        boolean item = repairs && placement.needsItem("");
        boolean block = formula.display() && mode == OutputKind.PAGE;
        String scroll = placement.isInLink() ? "" : " tabindex=\"0\"";
        out.append(item ? "<li>" : "")
                .append(block ? "<span class=\"formula\"" + scroll + ">" : "")
                .append(mathMl.get())
                .append(block ? "</span>" : "")
                .append(item ? "</li>" : "");
        words.add(node.getWholeText());
    }

    private String outName(String name) {
        if (!isHeading(name)) {
            return ObsoleteElements.modern(name);
        }
        return headings > 1 ? "div" : "h" + Math.min(6, level(name) + demotion);
    }

    private static int level(String heading) {
        return heading.charAt(1) - '0';
    }

    /** Copies or converts the attributes that any element may have. */
    private void common(Element element, StartTag tag) {
        if (element.attributesSize() == 0) {
            return;
        }
        String name = element.normalName();
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (trusted) {
                trust(key, attribute.getValue(), tag);
            } else if (key.startsWith("on")) {
                resolver.count(key);
            } else if (AllowList.isHarmless(tag.name(), key, mode)) {
                harmless(key, attribute.getValue(), tag);
            } else if (mode.keepsAll()) {
                looked(name, key, attribute.getValue(), tag);
            }
        }
    }

    private void harmless(String key, String value, StartTag tag) {
        boolean odd = tag.name().equals("li") && !placement.parent().equals("ol") && key.equals("value");
        if (!repairs || !odd && AttributeValues.isRight(tag.name(), key, value)) {
            tag.set(key, value);
        }
    }

    /** Copies an attribute of a trusted text. Relative addresses become absolute, so that they still work. */
    private void trust(String key, String value, StartTag tag) {
        switch (key) {
            case "id" -> {
                if (toc.take(value)) {
                    tag.set(key, value);
                }
            }
            case "style" -> tag.set(key, value);
            case "src", "data", "action", "formaction", "poster", "background" ->
                tag.set(
                        key,
                        resolver.media(value).or(() -> resolver.absolute(value)).orElse(value));
            default -> tag.set(key, value);
        }
    }

    private void looked(String element, String key, String value, StartTag tag) {
        switch (key) {
            case "style" -> {
                List<Declaration> safe = InlineStyle.safe(value, resolver::style);
                tag.style(forDarkPages(
                        isCell(element)
                                ? safe
                                : InlineStyle.narrow(safe))); // Tables scroll, so their cells may be wide.
                if (safe.stream().anyMatch(FragmentWriter::isFixedWidth)) {
                    tag.style("max-width", "100%");
                }
            }
            case "id" -> id(element, value, tag);
            case "name" -> {
                if (element.equals("a")) {
                    id(element, value, tag);
                }
            }
            default -> tag.style(forDarkPages(PresentationalAttributes.style(element, key, value)));
        }
    }

    private List<Declaration> forDarkPages(List<Declaration> style) {
        return mode == OutputKind.PAGE ? DarkColors.added(style) : style;
    }

    private static boolean isFixedWidth(Declaration declaration) {
        return declaration.isLength("width") && !declaration.value().contains("%");
    }

    private void id(String element, String value, StartTag tag) {
        boolean word = !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ');
        if (word && !(mode == OutputKind.PAGE && isHeading(element)) && !tag.has("id") && toc.take(value)) {
            tag.set("id", value);
        }
    }

    /** Handles what only one kind of element needs. Returns false if the element makes no sense and must go. */
    private boolean special(Element element, String name, StartTag tag) {
        switch (name) {
            case "a" -> {
                if (tag.name().equals("a")) {
                    links.link(element, tag);
                }
            }
            case "img" -> {
                if (repairs) {
                    tag.style(MediaTags.inProportion(tag.style(), element.hasAttr("width")));
                }
                return media.image(element, tag);
            }
            case "td", "th" -> spans(element, tag);
            case "audio", "video" -> media.player(element, tag);
            case "source", "track" -> {
                return media.source(element, around(element), tag);
            }
            case "pre" -> {
                hasCode = true;
                nameLanguage(tag);
                if (mode == OutputKind.PAGE) {
                    code(CodeBlock.of(element, tag.get("class")), tag);
                }
            }
            case "math" -> hasMath = true;
            case "center" -> tag.style("text-align", "center");
            case "big" -> tag.style("font-size", "larger");
            case "nobr" -> tag.style("white-space", "nowrap");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, tag);
            default -> {
                return true;
            }
        }
        return true;
    }

    private String around(Element element) {
        Element parent = element.parent();
        return repairs ? placement.parent() : parent == null ? "" : parent.normalName();
    }

    private void spans(Element cell, StartTag tag) {
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

    private static void setSpan(StartTag tag, String attribute, int cells) {
        if (cells > 1) {
            tag.set(attribute, Integer.toString(cells));
        }
    }

    /**
     * Adds a class that today's highlighters know. UEditor and SyntaxHighlighter write {@code brush:php;toolbar:false}.
     */
    private static void nameLanguage(StartTag pre) {
        Matcher brush = BRUSH.matcher(pre.get("class"));
        if (brush.find()) {
            pre.set("class", pre.get("class") + " language-" + brush.group(1));
        }
    }

    /** A frame has controls, which a link must not contain. */
    private void code(CodeBlock block, StartTag tag) {
        prepareColors(block);
        if (tag.name().equals("pre") && !placement.isInLink()) {
            block.complete(tag, look);
            framed = block;
        }
    }

    /** Code gets colours if it is nothing but text: one text node in {@code pre}, or in its {@code code}. */
    private void prepareColors(CodeBlock block) {
        Element code = block.text();
        boolean alone = code.equals(block.pre()) || block.pre().ownText().isBlank();
        if (alone && code.childNodeSize() == 1 && !block.language().isEmpty()) {
            language = block.language();
            coloring = code.childNode(0) instanceof TextNode text ? text : null;
        }
    }

    private void colored(String text) {
        CodeColors.html(language, text).ifPresentOrElse(out::append, () -> HtmlFragment.escapeText(text, out));
    }

    private void heading(Element element, StartTag tag) {
        if (mode == OutputKind.PAGE && headings == 1 && isHeading(tag.name())) {
            String title = element.text().strip();
            String own = element.id().chars().noneMatch(c -> c <= ' ') ? element.id() : "";
            tag.set("id", toc.heading(own, title, tag.name().charAt(1) - '0'));
        }
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    private static boolean isCode(String name) {
        return name.equals("pre") || name.equals("code") || name.equals("xmp");
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
