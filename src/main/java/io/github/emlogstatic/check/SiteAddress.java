package io.github.emlogstatic.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The address at which a site is published, read from its feed. */
final class SiteAddress {

    /** The address of a site without a feed: all absolute addresses in it are external. */
    private static final String NOWHERE = "http://site.invalid/";

    private SiteAddress() {}

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
