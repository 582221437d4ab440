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

    private static final char NO_BREAK_SPACE = '\u00A0';

    private CommentSource() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Element body = Jsoup.parseBodyFragment(html).body();
        NodeTraversor.traverse(new Marks(text), body);
        return text.toString().trim().replace(NO_BREAK_SPACE, ' '); // in which emlog keeps spaces
    }

    private static final class Marks implements NodeVisitor {

        private final StringBuilder text;
        private int link;

        Marks(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode piece) {
                text.append(typed(piece));
            } else if (node instanceof Element element) {
                text.append(start(element));
                link = element.nameIs("a") ? text.length() : link;
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
                case "img" ->
                    isWeb(element.attr("src")) ? "[img]" + element.attr("src") + "[/img]" : element.attr("alt");
                default -> "";
            };
        }

        private String end(Element element) {
            return switch (element.normalName()) {
                case "b", "strong" -> "[/b]";
                case "span" -> color(element).isEmpty() ? "" : "[/color]";
                case "a" -> isWeb(element.attr("href")) ? address(element.attr("href")) : "";
                case "p", "div" -> "\n";
                default -> "";
            };
        }

        /** emlog has a mark for addresses, and none for a text that leads to one: then the address comes after the text. */
        private String address(String address) {
            String shown = text.substring(link);
            boolean itself = shown.isBlank() || address.equals(shown) || address.equals(shown + "/");
            if (itself) {
                text.setLength(link);
            }
            return (itself ? "" : " ") + "[url]" + address + "[/url]";
        }

        private static boolean isWeb(String address) {
            return address.matches("(?i)https?://[^\\s<>\"']+");
        }

        private static String color(Element element) {
            return element.attr("style").replaceFirst("(?s)^\\s*color\\s*:\\s*([#\\w]+)\\s*;?\\s*$|.*", "$1");
        }
    }
}
