package io.github.emlogstatic.render.redirect;

import java.util.List;
import java.util.regex.Matcher;

/** Rules for Apache: a map of addresses, and a file for a virtual host. A {@code .htaccess} file cannot use a map. */
final class ApacheRules {

    /**
     * Apache reads lines of 1,024 characters, with a space between the two parts and the end of the line, and takes the rest
     * of a longer one for the next.
     */
    private static final int LONGEST = 1_022;

    private ApacheRules() {}

    static String addresses(AddressTable table) {
        StringBuilder text = new StringBuilder();
        table.files(LONGEST)
                .forEach(
                        (key, file) -> text.append(key).append(' ').append(file).append('\n'));
        return text.toString();
    }

    static String site(SiteRoot root, String rss) {
        String start = """
                # Include this in a VirtualHost whose DocumentRoot holds the site at @PATH@, after
                #   Define EMLOG_STATIC /the/folder/of/this/site
                ErrorDocument 404 @ROOT@404.html
                DirectoryIndex index.html
                RewriteEngine On
                RewriteMap emlog "txt:${EMLOG_STATIC}/_apache/addresses.txt"
                RewriteRule "^@PATH_PATTERN@rss\\.php$" "@PATH_TARGET@@RSS@" [T=application/rss+xml,L]
                """.replace("@RSS@", rss);
        String files = """
                RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" -f
                RewriteRule "^" "-" [L]
                RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}.html" -f
                RewriteRule "^(.+)$" "$1.html" [L]
                """;
        return (start + rules(AddressTable.QUERIES) + files + rules(AddressTable.PATHS))
                .replace("@ROOT@", root.encoded())
                .replace("@ROOT_PATTERN@", root.pattern())
                .replace("@ROOT_TARGET@", target(root.encoded()))
                .replace("@PATH@", root.decoded())
                .replace("@PATH_PATTERN@", SiteRoot.literal(root.decoded()))
                .replace("@PATH_TARGET@", target(root.decoded()));
    }

    /** A path in what a rule leads to, where percent and dollar signs stand for groups. */
    private static String target(String path) {
        return path.replaceAll("[\\\\$%]", "\\\\$0");
    }

    /**
     * The rules. They match the first line of the request, because only that contains the address as the browser sent
     * it. An address that leads elsewhere ends them; nginx and Caddy end at the first match anyway.
     */
    private static String rules(List<AddressTable.Form> requests) {
        StringBuilder text = new StringBuilder();
        for (AddressTable.Form request : requests) {
            text.append("RewriteCond \"%{THE_REQUEST}\" \"^[A-Z]+ @ROOT_PATTERN@")
                    .append(request.pattern())
                    .append('"');
            if (request.key().equals(AddressTable.ELSEWHERE)) {
                text.append("\nRewriteRule \"^\" \"-\" [L]\n");
                continue;
            }
            text.append("\nRewriteCond \"${emlog:")
                    .append(request.key().replaceAll("\\$(\\d)", Matcher.quoteReplacement("%") + "$1"))
                    .append("}\" \"^(.+)$\"\nRewriteRule \"^\" \"@ROOT_TARGET@%1\" [R=301,NE,QSD,L]\n");
        }
        return text.toString();
    }
}
