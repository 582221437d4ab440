package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.rewrite.Gallery.Figure;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/**
 * Finds the pictures of a text that stand apart from lines of words. Neighbours become a gallery: rows of pictures that are
 * equally high. A single one is marked, so that a theme can show it wide. For one text.
 */
final class Pictures {

    /** The class of a block that is one picture. */
    static final String ALONE = "picture";

    private static final Set<String> CONTAINERS = Set.of("body", "div", "section", "article", "center", "blockquote");
    private static final Set<String> AROUND = Set.of("p", "div", "figure", "center", "span", "a", "strong", "b");

    /** A picture that is narrower, in pixels, is an icon, and is not made larger. */
    static final int ICON = 160;

    /** Width divided by height of a picture whose size is not known. */
    private static final double USUAL = 1.5;

    private final AddressResolver resolver;
    private final Gallery gallery = new Gallery();

    /** Elements that {@link #in} would refuse. Containers in containers are not searched again and again. */
    private final Set<Element> refused = Collections.newSetFromMap(new IdentityHashMap<>());

    private Pictures(AddressResolver resolver) {
        this.resolver = resolver;
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
        return pictures.gallery.shares();
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
        if (!longs.isEmpty() && Gallery.parts(pictures).stream().allMatch(part -> part.size() == 1)) {
            longs.forEach(picture -> refuseAround(picture.image(), element));
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
        if (!AROUND.contains(element.normalName()) || element.hasClass(Gallery.ROW)) {
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
            to.add(last.with(caption.childNodesCopy()));
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
            List<Element> rows =
                    gallery.rows(run.pictures.stream().map(Pictures::linked).toList());
            anchors(run.nodes).forEach(place::before);
            rows.forEach(place::before);
            place.remove();
        } else if (run.nodes.size() == 1
                && run.nodes.get(0) instanceof Element block
                && Set.of("p", "div", "figure").contains(block.normalName())) {
            block.addClass(ALONE);
        }
    }

    /** Gives the picture a link of its own, if it shares a link with others. */
    private static Figure linked(Figure picture) {
        Element link = picture.image().closest("a[href]");
        if (link == null || link == picture.shown()) {
            return picture;
        }
        Element own = link.shallowClone().removeAttr("id").removeAttr("name");
        return picture.shownAs(own.appendChild(picture.image()));
    }

    /**
     * Empty elements with the ids of the elements from which pictures were taken, so that links to them still work.
     * Elements inside a caption are left out, because the caption is copied with their ids.
     */
    private static List<Element> anchors(List<Node> around) {
        List<Element> anchors = new ArrayList<>();
        for (Node node : around) {
            for (Element named : node instanceof Element element ? element.select("[id], a[name]") : new Elements()) {
                if (named.nameIs("figcaption") || named.closest("figcaption") == null) {
                    anchors.add(new Element("a").id(named.id().isEmpty() ? named.attr("name") : named.id()));
                }
            }
        }
        return anchors;
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
}
