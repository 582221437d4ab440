package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the pictures of a text that stand apart from lines of words. Neighbours become a gallery: rows of pictures that are
 * equally high. A single one is marked, so that a theme can show it wide. For one text.
 */
final class Pictures {

    /** The class of a block that is one picture. */
    private static final String ALONE = "picture";

    /** The class of a row of a gallery. */
    private static final String ROW = "pictures";

    private static final Set<String> CONTAINERS = Set.of("body", "div", "section", "article", "center", "blockquote");
    private static final Set<String> AROUND = Set.of("p", "div", "figure", "center", "span", "a", "strong", "b");

    /** A text that a program wrote: a file's name, a number, an editor's example. It is no caption. */
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?i)image|img|pic|photo|picture|undefined|null|图片|图像|(?:在这里插入|请输入)?图片(?:描述|说明|名称)"
                    + "|(?:点击|单击).{0,4}(?:查看|放大|看)(?:原图|大图|原始图片)?|(?=\\D*+\\d)[\\w-]++|.*\\.(?:jpe?g|png|gif|webp|svg|bmp|avif|heic)");

    /** What an author said of the size and the place of a picture that now stands in a row. */
    private static final Pattern SIZES = Pattern.compile("(?:(?:max|min)-)?(?:width|height)|float|margin.*");

    /** A picture that is narrower, in pixels, is an icon, and is not made larger. */
    private static final int ICON = 160;

    /** A picture that many times as high as it is wide is a long screenshot, which is read. No row makes it smaller. */
    private static final int LONG = 3;

    /** Width divided by height of a picture whose size is not known. */
    private static final double USUAL = 1.5;

    /** Width divided by height of a row that looks best. */
    private static final double ROW_SHAPE = 3;

    private static final int MOST_IN_A_ROW = 5;

    /** How high, in ems, the pictures of a row are at least, if a theme lets rows of a narrow window break. */
    private static final double LOWEST = 5.6;

    private final AddressResolver resolver;
    private final IdentityHashMap<Element, Double> shares = new IdentityHashMap<>();

    /** Elements that {@link #in} would refuse. Containers in containers are not searched again and again. */
    private final Set<Element> refused = Collections.newSetFromMap(new IdentityHashMap<>());

    private Pictures(AddressResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * @param shown the image, or a link around it
     * @param caption what the author wrote below it
     * @param ratio width divided by height
     */
    private record Figure(Element image, Element shown, List<Node> caption, double ratio) {

        boolean isLong() {
            return ratio * LONG < 1;
        }
    }

    /**
     * Pictures that stand beside each other.
     *
     * @param nodes all nodes from the first picture to the last
     */
    private record Run(List<Node> nodes, List<Figure> pictures) {

        Run() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Arranges the pictures of a text.
     *
     * @return the images of galleries with their share of the width of a row
     */
    static Map<Element, Double> arrange(Element body, AddressResolver resolver) {
        Pictures pictures = new Pictures(resolver);
        if (holdsImage(body)) {
            pictures.visit(body);
        }
        return pictures.shares;
    }

    private static boolean holdsImage(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element inner && (inner.nameIs("img") || holdsImage(inner))) {
                return true;
            }
        }
        return false;
    }

    /** Moves the pictures of a note below its text. */
    static void moveLast(Element body) {
        List<Element> moved = new ArrayList<>();
        for (Element image : body.select("img:not([width~=^[0-5]?[0-9](px)?$])")) {
            Element whole = image;
            for (Element up = whole.parent(); up != null && up != body && isOnly(whole, up); up = whole.parent()) {
                whole = up;
            }
            moved.add(whole);
        }
        for (Element whole : moved) {
            if (whole.previousSibling() instanceof Element before && before.nameIs("br")) {
                before.remove();
            }
            Element block =
                    whole.normalName().equals("p") || whole.normalName().equals("figure") ? whole : new Element("p");
            body.appendChild(block == whole ? whole : block.appendChild(whole));
        }
    }

    private static boolean isOnly(Element child, Element parent) {
        return AROUND.contains(parent.normalName())
                && parent.childNodes().stream().allMatch(node -> node == child || isBlank(node));
    }

    private void visit(Element container) {
        Run run = new Run();
        for (Node node : List.copyOf(container.childNodes())) {
            Optional<List<Figure>> pictures = node instanceof Element element ? in(element) : Optional.empty();
            if (pictures.isPresent()) {
                run.nodes.add(node);
                run.pictures.addAll(pictures.get());
            } else if (!isBlank(node)) {
                end(run);
                run = new Run();
                if (node instanceof Element element && CONTAINERS.contains(element.normalName())) {
                    visit(element);
                }
            }
        }
        end(run);
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank()
                || node instanceof Comment
                || node instanceof Element element && element.nameIs("br");
    }

    /**
     * The pictures of an element that holds nothing else; empty if it holds anything else, or none, or if long ones leave
     * no neighbours.
     */
    private Optional<List<Figure>> in(Element element) {
        List<Figure> pictures = new ArrayList<>();
        if (refused.contains(element) || !collect(element, pictures) || pictures.isEmpty()) {
            return Optional.empty();
        }
        List<Figure> longs = pictures.stream().filter(Figure::isLong).toList();
        if (!longs.isEmpty() && parts(pictures).stream().allMatch(part -> part.size() == 1)) {
            longs.forEach(picture -> refuseAround(picture.image, element));
            return Optional.empty();
        }
        return Optional.of(pictures);
    }

    /** Notes that an element has no neighbouring pictures. Its parts, down to the image, have none either. */
    private void refuseAround(Element image, Element whole) {
        for (Element up = image; up != null && refused.add(up) && up != whole; ) {
            up = up.parent();
        }
    }

    private boolean collect(Element element, List<Figure> to) {
        if (element.nameIs("img")) {
            return add(element, to);
        }
        if (!AROUND.contains(element.normalName()) || element.hasClass(ROW)) {
            return false;
        }
        int before = to.size();
        Element caption = element.nameIs("figure") ? element.selectFirst("> figcaption") : null;
        for (Node child : element.childNodes()) {
            boolean fits = isBlank(child) || child == caption || child instanceof Element inner && collect(inner, to);
            if (!fits) {
                refused.add(element);
                return false;
            }
        }
        if (caption != null) {
            if (to.size() != before + 1) {
                return false;
            }
            Figure last = to.remove(before);
            to.add(new Figure(last.image, last.shown, caption.childNodesCopy(), last.ratio));
        }
        return true;
    }

    private boolean add(Element image, List<Figure> to) {
        String address = LazyImage.source(image);
        Optional<PixelSize> natural = resolver.size(address).or(() -> written(image));
        boolean shown = resolver.web(address).isPresent() || AddressResolver.isData(address);
        if (!shown
                || resolver.isWithheld(address)
                || natural.filter(size -> size.width() < ICON).isPresent()) {
            return false;
        }
        Element parent = image.parent();
        Element whole = parent != null && parent.nameIs("a") && isOnly(image, parent) ? parent : image;
        double ratio =
                natural.map(size -> (double) size.width() / size.height()).orElse(USUAL);
        to.add(new Figure(image, whole, List.of(), ratio));
        return true;
    }

    private static Optional<PixelSize> written(Element image) {
        int width = PresentationalAttributes.pixels(image.attr("width"));
        int height = PresentationalAttributes.pixels(image.attr("height"));
        return width > 0 && height > 0 ? Optional.of(new PixelSize(width, height)) : Optional.empty();
    }

    private void end(Run run) {
        if (run.pictures.size() > 1 && isApart(run)) {
            Element place = new Element("div");
            run.nodes.get(0).before(place);
            run.nodes.forEach(Node::remove);
            rows(run.pictures).forEach(place::before);
            place.remove();
        } else if (run.nodes.size() == 1
                && run.nodes.get(0) instanceof Element block
                && Set.of("p", "div", "figure").contains(block.normalName())) {
            block.addClass(ALONE);
        }
    }

    /** Whether no words stand in the same line: pictures without a block of their own may be icons in a sentence. */
    private static boolean isApart(Run run) {
        Node first = run.nodes.get(0);
        Node last = run.nodes.get(run.nodes.size() - 1);
        return isEdge(first, beside(first, Node::previousSibling)) && isEdge(last, beside(last, Node::nextSibling));
    }

    private static Optional<Node> beside(Node node, Function<Node, Node> way) {
        Node beside = way.apply(node);
        while (beside instanceof TextNode text && text.isBlank()) {
            beside = way.apply(beside);
        }
        return Optional.ofNullable(beside);
    }

    private static boolean isEdge(Node node, Optional<Node> beside) {
        return isBlock(node)
                || beside.map(other -> isBlank(other) || isBlock(other)).orElse(true);
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && element.isBlock();
    }

    private List<Element> rows(List<Figure> pictures) {
        List<Element> rows = new ArrayList<>();
        for (List<Figure> part : parts(pictures)) {
            if (part.size() == 1) {
                rows.add(alone(part.get(0)));
                continue;
            }
            int from = 0;
            for (int to : ends(part)) {
                rows.add(row(part.subList(from, to)));
                from = to;
            }
        }
        return rows;
    }

    /** The neighbours between long pictures, and each long picture for itself. */
    private static List<List<Figure>> parts(List<Figure> pictures) {
        List<List<Figure>> parts = new ArrayList<>();
        boolean split = true;
        for (Figure picture : pictures) {
            if (split || picture.isLong()) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(picture);
            split = picture.isLong();
        }
        return parts;
    }

    private static Element alone(Figure picture) {
        Element figure = new Element("figure");
        if (!picture.isLong()) {
            figure.addClass(ALONE);
        }
        figure.appendChild(picture.shown);
        caption(picture, figure);
        return figure;
    }

    private Element row(List<Figure> pictures) {
        double all = sum(pictures);
        Element row = new Element("div").addClass(ROW);
        for (Figure picture : pictures) {
            shares.put(picture.image, picture.ratio / all);
            forgetShare(picture.image);
            Element figure = row.appendElement("figure")
                    .attr(
                            "style",
                            String.format(Locale.ROOT, "flex:%.2f 1 %.1fem", picture.ratio, picture.ratio * LOWEST));
            figure.appendChild(picture.shown);
            caption(picture, figure);
        }
        return row;
    }

    /** A width of 30% is that of the text. Within a row it would be that of a part of the row. */
    private static void forgetShare(Element image) {
        if (image.hasAttr("style")) {
            image.attr("style", InlineStyle.without(SIZES, image.attr("style")));
        }
        if (image.attr("width").contains("%")) {
            image.removeAttr("width");
        }
    }

    /**
     * Adds a caption: the author's, else the alternative text, which is hidden from screen readers because they read it
     * out anyway.
     */
    private static void caption(Figure picture, Element figure) {
        String text = picture.image.attr("alt").strip();
        if (!picture.caption.isEmpty()) {
            figure.appendElement("figcaption").appendChildren(picture.caption);
        } else if (!text.isEmpty() && !FILE_NAME.matcher(text).matches()) {
            figure.appendElement("figcaption").attr("aria-hidden", "true").text(text);
        }
    }

    private static double sum(List<Figure> pictures) {
        return pictures.stream().mapToDouble(Figure::ratio).sum();
    }

    /** The ends of the rows. They are chosen so that the rows together are as close as can be to the best shape. */
    private static List<Integer> ends(List<Figure> pictures) {
        int count = pictures.size();
        double[] cost = new double[count + 1];
        int[] start = new int[count + 1];
        for (int end = 1; end <= count; end++) {
            cost[end] = Double.MAX_VALUE;
            for (int from = Math.max(0, end - MOST_IN_A_ROW); from < end; from++) {
                double odd = Math.log(sum(pictures.subList(from, end)) / ROW_SHAPE);
                if (cost[from] + odd * odd < cost[end]) {
                    cost[end] = cost[from] + odd * odd;
                    start[end] = from;
                }
            }
        }
        List<Integer> ends = new ArrayList<>();
        for (int end = count; end > 0; end = start[end]) {
            ends.add(0, end);
        }
        return ends;
    }
}
