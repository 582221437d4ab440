package io.github.emlogstatic.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The addresses in Atom, RSS, JSON Feed and sitemaps, including those in the articles of a feed. */
final class FeedLinks {

    private static final String ENTRY = "feed entry";
    private static final Set<String> TEXTS = Set.of("content", "summary", "content:encoded", "description");
    private static final Set<String> JSON_ADDRESSES = Set.of("url", "home_page_url", "feed_url", "image");

    /** A feed may have an article of any length; Jackson refuses 20 MB. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private FeedLinks() {}

    static List<SiteLink> ofXml(String file, String xml) {
        List<SiteLink> links = new ArrayList<>();
        Document document = Parser.xmlParser().setTrackPosition(true).parseInput(xml, "");
        for (Element element : document.getAllElements()) {
            int line = element.sourceRange().start().lineNumber();
            if (element.tagName().equals("loc")) {
                links.add(new SiteLink(file, line, "sitemap entry", element.text()));
            } else if (element.tagName().equals("link")) {
                links.add(new SiteLink(
                        file, line, ENTRY, element.hasAttr("href") ? element.attr("href") : element.text()));
            } else if (element.tagName().equals("enclosure")) {
                links.add(new SiteLink(file, line, ENTRY, element.attr("url")));
            } else if (TEXTS.contains(element.tagName())) {
                links.addAll(HtmlLinks.within(file, line, element.wholeText()));
            }
        }
        return links;
    }

    static FileLinks ofJson(String file, String json) throws IOException {
        List<SiteLink> links = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json.startsWith("\uFEFF") ? json.substring(1) : json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    add(links, file, parser);
                }
            }
            return FileLinks.of(links);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return new FileLinks(
                    links, Set.of(), Optional.of(new BrokenLink(file, line, "file", file, "is not JSON", 0)));
        }
    }

    private static void add(List<SiteLink> links, String file, JsonParser parser) throws IOException {
        String name = String.valueOf(parser.currentName());
        int line = parser.currentTokenLocation().getLineNr();
        if (JSON_ADDRESSES.contains(name)) {
            links.add(new SiteLink(file, line, ENTRY, parser.getText()));
        } else if (name.equals("content_html")) {
            links.addAll(HtmlLinks.within(file, line, parser.getText()));
        }
    }
}
