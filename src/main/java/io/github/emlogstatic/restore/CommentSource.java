package io.github.emlogstatic.restore;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor typed, made from the HTML that emlog shows. emlog keeps the text of a comment, and makes HTML of it each
 * time: line breaks, double spaces, and marks such as {@code [b]}.
 */
final class CommentSource {

    private CommentSource() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Element body = Jsoup.parseBodyFragment(html).body();
        NodeTraversor.traverse(new Marks(text), body);
        return text.toString().strip();
    }

    private static final class Marks implements NodeVisitor {

        private final StringBuilder text;

        Marks(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode piece) {
                text.append(typed(piece).replace('\u00A0', ' '));
            } else if (node instanceof Element element) {
                text.append(start(element));
            }
        }

        /** Line ends beside a {@code br} are those of the HTML, not of the visitor. */
        private static String typed(TextNode piece) {
            String typed = piece.getWholeText();
            if (isBreak(piece.previousSibling())) {
                typed = typed.replaceFirst("^(?:\r\n|\n|\r)", "");
            }
            return isBreak(piece.nextSibling()) ? typed.replaceFirst("(?:\r\n|\n|\r)$", "") : typed;
        }

        private static boolean isBreak(@Nullable Node node) {
            return node instanceof Element element && element.nameIs("br");
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                text.append(end(element));
            }
        }

        private static String start(Element element) {
            return switch (element.normalName()) {
                case "br" -> "\n";
                case "b", "strong" -> "[b]";
                case "span" -> color(element).isEmpty() ? "" : "[color=" + color(element) + "]";
                case "a" -> isWeb(element.attr("href")) ? "[url]" : "";
                case "img" ->
                    isWeb(element.attr("src")) ? "[img]" + element.attr("src") + "[/img]" : element.attr("alt");
                default -> "";
            };
        }

        private static String end(Element element) {
            return switch (element.normalName()) {
                case "b", "strong" -> "[/b]";
                case "span" -> color(element).isEmpty() ? "" : "[/color]";
                case "a" -> isWeb(element.attr("href")) ? "[/url]" : "";
                case "p", "div" -> "\n";
                default -> "";
            };
        }

        private static boolean isWeb(String address) {
            return address.matches("(?i)https?://[^\\s<>\"']+");
        }

        private static String color(Element element) {
            return element.attr("style").replaceFirst("(?s)^\\s*color\\s*:\\s*([#\\w]+)\\s*;?\\s*$|.*", "$1");
        }
    }
}
