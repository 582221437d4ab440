package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.formula.FormulaNode;
import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.repair.BlankParagraph;
import io.github.emlogstatic.content.repair.ContentModel;
import io.github.emlogstatic.content.repair.ElementContents;
import io.github.emlogstatic.content.repair.ObsoleteElements;
import io.github.emlogstatic.content.repair.TableGrid;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.OutputKind;
import io.github.emlogstatic.content.target.Treatment;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.content.text.WordCount;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Walks the tree of a text once and writes what is allowed, with new addresses. For one text. */
final class FragmentWriter {

    /** Texts of more characters are rare. */
    private static final int USUAL = 1 << 15;

    /** Memory for a text, one for each thread: new memory would be too small for a text with Han letters, and grow. */
    private static final ThreadLocal<StringBuilder> ROOMS = ThreadLocal.withInitial(() -> new StringBuilder(USUAL));

    private final Treatment treatment;
    private final AddressResolver resolver;
    private final MediaTags media;
    private final LinkTags links;
    private final Embeds embeds;
    private final FormulaTags formulas;
    private final CodeBlocks code;
    private final Headings headings;
    private final AttributeFilter attributes;
    private final ContentModel placement;
    private final Toc toc;
    private final WordCount words = new WordCount();
    private final Set<String> holds = new HashSet<>();
    private final StringBuilder out;
    private char[] characters = new char[0];
    private boolean hasMath;
    private boolean hasPicture;
    private Optional<LeadingImage> leading = Optional.empty();

    private FragmentWriter(Rules rules, NewAddresses targets, Treatment treatment, Element body, Toc toc) {
        this.toc = toc;
        this.treatment = treatment;
        this.resolver = new AddressResolver(rules.addresses(), targets, treatment);
        Map<Element, Double> shares = treatment.arranges() ? Pictures.arrange(body, resolver) : Map.of();
        this.media = new MediaTags(resolver, treatment.kind(), shares);
        ElementContents contents = ElementContents.of(body); // of the pictures as they are arranged
        this.out = room();
        this.links = new LinkTags(resolver, treatment, contents);
        Set<String> players = treatment.kind().keepsAll() ? rules.policy().frames() : Set.of();
        this.embeds = new Embeds(resolver, media, players, out, holds);
        this.formulas = new FormulaTags(rules.formulas(), treatment.isForPage());
        this.code = new CodeBlocks(treatment.isForPage(), rules.look());
        this.headings = new Headings(treatment, contents.hasMainHeading(), toc);
        this.placement = new ContentModel(contents);
        this.attributes = new AttributeFilter(treatment, resolver, placement, toc);
    }

    /**
     * Writes a text.
     *
     * @param body its tree, which may be changed
     * @param toc gets its headings
     */
    static RewrittenHtml write(Rules rules, NewAddresses targets, Treatment treatment, Element body, Toc toc) {
        FragmentWriter writer = new FragmentWriter(rules, targets, treatment, body, toc);
        writer.content(body);
        return writer.result();
    }

    private static StringBuilder room() {
        if (ROOMS.get().capacity() > USUAL) {
            ROOMS.remove();
        }
        ROOMS.get().setLength(0);
        return ROOMS.get();
    }

    private RewrittenHtml result() {
        return new RewrittenHtml(
                out.toString(),
                toc.headings(),
                holds,
                code.any(),
                hasMath,
                words,
                resolver.removed(),
                leading,
                formulas.refused());
    }

    private void content(Element parent) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            Node node = parent.childNode(i);
            if (node instanceof Element element) {
                element(element);
            } else {
                leaf(node);
            }
        }
    }

    private void inside(Element element) {
        if (!isEmptied(element)) {
            content(element);
        }
    }

    /** An empty line of an editor becomes an empty paragraph, which styles can make lower than a line of text. */
    private boolean isEmptied(Element element) {
        return treatment.arranges() && BlankParagraph.is(element);
    }

    private void leaf(Node node) {
        if (code.write(node, out)) {
            return;
        }
        if (node instanceof FormulaNode formula) {
            formula(formula);
        } else if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof DataNode data && isRaw(data)) {
            out.append(data.getWholeData());
        } else if (node instanceof DataNode data) {
            text(data.getWholeData());
        }
    }

    /** Scripts and style sheets have no escapes, nor has {@code xmp} unless it is written as {@code pre}. */
    private boolean isRaw(DataNode data) {
        return treatment.trusted() && (treatment.keepsElements() || !data.parentNameIs("xmp"));
    }

    private void element(Element element) {
        OutputKind kind = treatment.kind();
        String name = element.normalName();
        AllowList.Verdict verdict = AllowList.verdict(element, kind, treatment.trusted());
        if (verdict != AllowList.Verdict.KEEP && AllowList.isHazard(name) && !TaskBox.is(element, kind)) {
            resolver.count(name);
        }
        switch (verdict) {
            case EMBED -> embeds.write(element);
            case KEEP -> keep(element, name);
            case UNWRAP -> {
                if (kind == OutputKind.COMMENT && name.equals("img")) {
                    embeds.commentImage(element, placement.isInLink());
                }
                inside(element);
            }
            case DROP -> {
                if (TaskBox.is(element, kind)) {
                    TaskBox.of(element, kind).write(out, kind == OutputKind.FEED);
                    holds.add("input");
                }
            }
        }
    }

    private void keep(Element element, String name) {
        if (name.equals("img") && resolver.isWithheld(LazyImage.source(element))) {
            embeds.withheldImage(LazyImage.source(element), element.attr("alt"), placement.isInLink());
            return;
        }
        code.enter(name);
        headings.enter(name);
        String wanted = Headings.isHeading(name) ? headings.name(name) : modern(name);
        String written = treatment.repairs() ? placement.place(element, wanted) : wanted;
        if (written.equals(ContentModel.NOTHING)) {
            leave(name);
            inside(element);
            out.append(code.isInside() ? "\n" : " ");
            return;
        }
        StartTag tag = new StartTag(headings.inOrder(name, written));
        attributes.copy(element, tag);
        if (special(element, name, tag)) {
            tag.style(ContentModel.look(wanted, written));
            write(element, tag, name);
        }
        leave(name);
    }

    private String modern(String name) {
        return treatment.keepsElements() ? name : ObsoleteElements.modern(name);
    }

    private void leave(String name) {
        code.leave(name);
        headings.leave(name);
    }

    private void write(Element element, StartTag tag, String name) {
        boolean item = treatment.repairs() && placement.needsItem(tag.name());
        boolean table = name.equals("table") && treatment.isForPage();
        Frame frame = table ? Frame.ofTable(placement.isInLink()) : code.takeFrame();
        out.append(item ? "<li>" : "").append(frame.before());
        tag.write(out, treatment.kind() == OutputKind.FEED);
        note(tag, frame);
        lead(tag);
        if (tag.name().equals("pre") || tag.name().equals("textarea")) {
            keepFirstLineEnd(element);
        }
        placement.opened(tag.name());
        inside(element);
        placement.closed(tag.name());
        if (!tag.isVoid()) {
            out.append("</").append(tag.name()).append('>');
        }
        out.append(frame.after()).append(item ? "</li>" : "");
    }

    private void note(StartTag tag, Frame frame) {
        holds.add(tag.name());
        if (tag.get("class").startsWith(RewrittenHtml.EMBEDDED)) {
            holds.add(RewrittenHtml.EMBEDDED);
        }
        if (frame.folded()) {
            holds.add("details");
        }
    }

    /** Keeps the first picture, if the text begins with it. The tag has just been written. */
    private void lead(StartTag tag) {
        if (!hasPicture && LeadingImage.isPicture(tag)) {
            hasPicture = true;
            boolean begins = !code.any() && words.total() <= LeadingImage.SHORT_LINE;
            leading = begins ? Optional.of(LeadingImage.of(tag, out.length() - 1)) : Optional.empty();
        }
    }

    /** Repeats the first line end of the element, because parsers ignore one line end there. */
    private void keepFirstLineEnd(Element element) {
        if (element.childNodeSize() > 0
                && element.childNode(0) instanceof TextNode text
                && text.getWholeText().startsWith("\n")) {
            out.append('\n');
        }
    }

    private void text(String text) {
        boolean item = treatment.repairs() && placement.needsItem("") && !text.isBlank();
        out.append(item ? "<li>" : "");
        int length = text.length();
        characters = characters.length < length ? new char[length * 2] : characters;
        text.getChars(0, length, characters, 0);
        HtmlFragment.escapeText(characters, 0, length, out);
        out.append(item ? "</li>" : "");
        if (!code.isInside()) {
            words.add(characters, 0, length);
        }
    }

    private void formula(FormulaNode node) {
        hasMath = true;
        Optional<String> html = formulas.html(node.formula(), placement.isInLink());
        if (html.isEmpty()) {
            text(node.getWholeText());
            return;
        }
        boolean item = treatment.repairs() && placement.needsItem("");
        out.append(item ? "<li>" : "").append(html.get()).append(item ? "</li>" : "");
        words.add(node.getWholeText());
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
                if (treatment.repairs()) {
                    tag.style(MediaTags.inProportion(tag.style(), element.hasAttr("width")));
                }
                return media.image(element, tag);
            }
            case "td", "th" -> spans(element, tag);
            case "audio", "video" -> media.player(element, tag);
            case "source", "track" -> {
                return media.source(element, around(element), tag);
            }
            case "pre", "xmp", "listing" -> code.block(element, tag, placement.isInLink());
            case "math" -> hasMath = true;
            case "center" -> look(tag, "text-align", "center");
            case "big" -> look(tag, "font-size", "larger");
            case "nobr" -> look(tag, "white-space", "nowrap");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> headings.anchor(element, tag);
            default -> {}
        }
        return true;
    }

    /** Keeps the look of an element that has got another name. */
    private void look(StartTag tag, String property, String value) {
        if (!treatment.keepsElements()) {
            tag.style(property, value);
        }
    }

    private String around(Element element) {
        Element parent = element.parent();
        return treatment.repairs() ? placement.parent() : parent == null ? "" : parent.normalName();
    }

    private void spans(Element cell, StartTag tag) {
        Element table = cell.parent();
        while (table != null && !table.normalName().equals("table")) {
            table = table.parent();
        }
        if (!treatment.repairs() || table == null) {
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
}
