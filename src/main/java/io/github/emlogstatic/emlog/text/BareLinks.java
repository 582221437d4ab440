package io.github.emlogstatic.emlog.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/** Makes links of the addresses in a text. */
final class BareLinks extends AbstractVisitor {

    /** That of emlog's Parsedown. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\bhttps?://[^\\s<]+\\b/*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private boolean linked;

    @Override
    public void visit(Text text) {
        if (linked || !text.getLiteral().contains("://")) {
            return;
        }
        String all = text.getLiteral();
        Matcher address = ADDRESS.matcher(all);
        int end = 0;
        while (address.find()) {
            Link link = new Link(address.group(), null);
            link.appendChild(new Text(address.group()));
            text.insertBefore(new Text(all.substring(end, address.start())));
            text.insertBefore(link);
            end = address.end();
        }
        text.setLiteral(all.substring(end));
    }

    @Override
    public void visit(Link link) {
        // it is one
    }

    @Override
    public void visit(Image image) {
        // its text is shown where the image is not
    }

    @Override
    public void visit(HtmlInline html) {
        String tag = html.getLiteral().toLowerCase(Locale.ROOT);
        linked = tag.matches("(?s)<a[\\s>].*") || linked && !tag.startsWith("</a");
    }
}
