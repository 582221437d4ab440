package io.github.emlogstatic.render.redirect;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules for nginx: maps to include in {@code http}, and locations to include in {@code server}. */
final class NginxRules {

    /** A longer key has no room in the map, and nginx would not start. */
    private static final int LONGEST = 1_900;

    private NginxRules() {}

    static String http(SiteRoot root, AddressTable table) {
        StringBuilder text = new StringBuilder("""
                # include this in http { }; set the size once if it is set elsewhere
                map_hash_bucket_size 2048;
                map $request_uri $emlog_key {
                    default "";
                """);
        for (AddressTable.Form request : AddressTable.requests()) {
            text.append("    \"~^")
                    .append(quoted(root.pattern() + request.pattern()))
                    .append("\" \"")
                    .append(request.key())
                    .append("\";\n");
        }
        text.append("}\nmap $emlog_key $emlog_file {\n    default \"\";\n");
        // nginx ignores case in keys. Keys that differ only in case become patterns.
        Map<String, String> files = table.files(LONGEST);
        Map<String, Long> folded =
                files.keySet().stream().collect(Collectors.groupingBy(NginxRules::folded, Collectors.counting()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            boolean alone = folded.getOrDefault(folded(file.getKey()), 1L) == 1;
            String key = alone ? file.getKey() : "~^" + quoted(SiteRoot.literal(file.getKey())) + "$";
            text.append("    \"" + key + "\" \"" + file.getValue() + "\";\n");
        }
        return text.append("}\n").toString();
    }

    static String server(SiteRoot root, String rss) {
        return """
                # include this in server { }; its root holds the site at @PATH@
                error_page 404 "@PATH@404.html";
                location = "@PATH@" {
                    if ($emlog_file) { return 301 "@ROOT@$emlog_file"; }
                    try_files "@PATH@index.html" =404;
                }
                location = "@PATH@rss.php" {
                    types { }
                    default_type application/rss+xml;
                    try_files "@PATH@@RSS@" =404;
                }
                location "@PATH@" {
                    try_files $uri $uri.html $uri/index.html @emlog_old;
                }
                location @emlog_old {
                    if ($emlog_file) { return 301 "@ROOT@$emlog_file"; }
                    return 404;
                }
                """.replace("@ROOT@", root.encoded())
                .replace("@PATH@", root.decoded())
                .replace("@RSS@", rss);
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** A regular expression as it stands between quotation marks. */
    private static String quoted(String pattern) {
        return pattern.replace("\\", "\\\\");
    }
}
