package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.address.UrlParts;
import io.github.emlogstatic.content.repair.ElementContents;
import io.github.emlogstatic.content.target.OutputKind;
import io.github.emlogstatic.content.target.Treatment;
import io.github.emlogstatic.content.text.CleanText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Writes the attributes of links: addresses, relations, and names for links without text. */
record LinkTags(AddressResolver resolver, Treatment treatment, ElementContents structure) {

    private static final Set<String> RELATIONS = Set.of(
            "nofollow", "noopener", "noreferrer", "ugc", "sponsored", "external", "me", "tag", "license", "author");

    private static final String[] NONE = {};

    private static final Pattern PACKED = Pattern.compile("(?i)[^/\\\\]{1,200}\\.(?:zip|rar|7z|t?gz)");

    void link(Element element, StartTag tag) {
        String href = UrlParts.tidy(element.attr("href"));
        if (href.isEmpty() || treatment.repairs() && !structure.holdsSomething(element)) {
            return;
        }
        if (treatment.repairs() && !structure.holdsText(element)) {
            nameLink(element, href, tag);
        }
        if (href.startsWith("#") && treatment.kind() != OutputKind.FEED) {
            tag.set("href", Percent.encodeIllegal(href));
            return;
        }
        Optional<String> inside = resolver.inside(href);
        Optional<String> address = inside.or(() -> resolver.outside(href));
        address.ifPresent(found -> tag.set("href", found));
        if (inside.isPresent() && href.contains("resource_alias=")) {
            nameDownload(element.text().strip(), tag);
        }
        if (address.isPresent()) {
            relations(element, tag, inside.isEmpty());
        }
    }

    /** Names a link around an image without text. The name is the last part of the address. */
    private static void nameLink(Element link, String href, StartTag tag) {
        boolean named = link.getElementsByTag("img").stream()
                .anyMatch(image -> !image.attr("alt").isBlank());
        if (!named && !tag.has("aria-label")) {
            String path = Percent.decode(UrlParts.parse(href).path());
            String last = Segments.last(path);
            tag.set("aria-label", CleanText.of(last.isBlank() ? href : last));
        }
    }

    /**
     * Gives a download the file's name from the link's text. The blog's address does not contain it; emlog's editor
     * writes it into the text.
     */
    private static void nameDownload(String text, StartTag tag) {
        if (PACKED.matcher(text).matches()) {
            tag.set("download", text);
        }
    }

    private void relations(Element element, StartTag tag, boolean outside) {
        if (treatment.kind() == OutputKind.COMMENT) {
            if (outside) {
                tag.set("rel", "nofollow ugc noopener");
            }
            return;
        }
        StringBuilder rel = new StringBuilder();
        String given = element.attr("rel");
        for (String relation :
                given.isEmpty() ? NONE : given.toLowerCase(Locale.ROOT).split("\\s+")) {
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
}
