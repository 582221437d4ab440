package io.github.emlogstatic.render.redirect;

/** Rules for Caddy: a file to import into a site of a Caddyfile. */
final class CaddyRules {

    private CaddyRules() {}

    static String site(SiteRoot root, String rss, AddressTable table) {
        StringBuilder text = new StringBuilder("# import this in a site whose root holds the site at " + root.decoded()
                + "\n" + "map {http.request.orig_uri} {emlog_key} {\n");
        for (AddressTable.Form request : AddressTable.requests()) {
            text.append("\t`~^" + root.pattern() + request.pattern() + "` `"
                    + request.key().replaceAll("\\$(\\d)", "\\${$1}") + "`\n");
        }
        text.append("\tdefault \"\"\n}\nmap {emlog_key} {emlog_file} {\n");
        table.files().forEach((key, file) -> text.append("\t" + key + " " + file + "\n"));
        text.append("\tdefault \"\"\n}\n");
        return text
                + """
                @emlog_feed path "@PATH@rss.php"
                header @emlog_feed Content-Type application/rss+xml
                rewrite @emlog_feed "@PATH@@RSS@"
                @emlog_query {
                	path "@PATH@" "@PATH@index.php" "@PATH@posts"
                	not vars {emlog_file} ""
                }
                redir @emlog_query @ROOT@{emlog_file} 301
                @emlog_old {
                	not file {path} {path}.html {path}/index.html
                	not vars {emlog_file} ""
                }
                redir @emlog_old @ROOT@{emlog_file} 301
                try_files {path} {path}.html {path}/index.html
                file_server
                handle_errors {
                	rewrite * "@PATH@404.html"
                	file_server
                }
                """.replace("@ROOT@", root.encoded())
                        .replace("@PATH@", root.decoded())
                        .replace("@RSS@", rss);
    }
}
