package io.github.emlogstatic.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Where a site is published, by what its own feed says. */
final class PublishedAt {

    /** For a site that does not say: its absolute addresses are those of others. */
    private static final String NOWHERE = "http://site.invalid/";

    private PublishedAt() {}

    static String of(Path site) throws IOException {
        Path feed = site.resolve("atom.xml");
        if (!Files.exists(feed)) {
            return NOWHERE;
        }
        Document atom = Parser.xmlParser().parseInput(Files.readString(feed), "");
        Element self = atom.selectFirst("feed > link[rel=self]");
        return self == null ? NOWHERE : self.attr("href").replaceFirst("[^/]*$", "");
    }
}
