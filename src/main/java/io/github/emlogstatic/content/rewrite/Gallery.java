package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.style.InlineStyle;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Puts neighbouring pictures into rows in which they are equally high, with captions. For one text. */
final class Gallery {

    /** The class of a row of a gallery. */
    static final String ROW = "pictures";

    /** A text that a program wrote: a file's name, a number, an editor's example. It is no caption. */
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?i)image|img|pic|photo|picture|undefined|null|图片|图像|(?:在这里插入|请输入)?图片(?:描述|说明|名称)"
                    + "|(?:点击|单击).{0,4}(?:查看|放大|看)(?:原图|大图|原始图片)?|(?=\\D*+\\d)[\\w-]++|.*\\.(?:jpe?g|png|gif|webp|svg|bmp|avif|heic)");

    /**
     * Declarations with which an author set size and alignment of a picture. They no longer apply when the picture
     * stands in a row.
     */
    private static final Pattern SIZES = Pattern.compile("(?:(?:max|min)-)?(?:width|height)|float|margin.*");

    /** A picture that many times as high as it is wide is a long screenshot, which is read. No row makes it smaller. */
    private static final int LONG = 3;

    /** Width divided by height of a row that looks best. */
    private static final double ROW_SHAPE = 3;

    private static final int MOST_IN_A_ROW = 5;

    /** How high, in ems, the pictures of a row are at least, if a theme lets rows of a narrow window break. */
    private static final double LOWEST = 5.6;

    private final Map<Element, Double> shares = new IdentityHashMap<>();

    /** The images of all rows with their share of the width of a row. */
    Map<Element, Double> shares() {
        return shares;
    }

    /**
     * @param shown the image, or a link around it
     * @param caption what the author wrote below it
     * @param ratio width divided by height
     */
    record Figure(Element image, Element shown, List<Node> caption, double ratio) {

        boolean isLong() {
            return ratio * LONG < 1;
        }

        Figure with(List<Node> words) {
            return new Figure(image, shown, words, ratio);
        }

        Figure shownAs(Element link) {
            return new Figure(image, link, caption, ratio);
        }
    }

    /** The rows that show the pictures. A long picture has none beside it. */
    List<Element> rows(List<Figure> pictures) {
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
    static List<List<Figure>> parts(List<Figure> pictures) {
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
            figure.addClass(Pictures.ALONE);
        }
        figure.appendChild(picture.shown);
        caption(picture, figure);
        return figure;
    }

    /** The reader mode of browsers leaves out a {@code div} that holds pictures and few words, and no {@code figure}. */
    private Element row(List<Figure> pictures) {
        double all = sum(pictures);
        Element row = new Element("figure").addClass(ROW);
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
