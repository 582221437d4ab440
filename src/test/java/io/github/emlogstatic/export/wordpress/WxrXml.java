package io.github.emlogstatic.export.wordpress;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads an export for WordPress. */
final class WxrXml {

    private WxrXml() {}

    /** By type and short name, attachments by title. */
    static Map<String, Element> items(List<Path> files) throws Exception {
        Map<String, Element> items = new TreeMap<>();
        for (Path part : files) {
            for (Element item : all(parse(part), "item")) {
                String type = text(item, "wp:post_type");
                String name = text(item, "wp:post_name");
                items.put(type + " " + (name.isEmpty() ? text(item, "title") : name), item);
            }
        }
        return items;
    }

    static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    static List<Element> all(Document xml, String name) {
        return elements(xml.getElementsByTagName(name));
    }

    static List<Element> all(Element parent, String name) {
        return elements(parent.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .toList();
    }

    static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }

    static Map<String, String> meta(Element item) {
        Map<String, String> meta = new TreeMap<>();
        all(item, "wp:postmeta").forEach(one -> meta.put(text(one, "wp:meta_key"), text(one, "wp:meta_value")));
        return meta;
    }
}
