package io.github.emlogstatic.render;

import io.github.emlogstatic.output.PlannedFile;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The rules that lead old addresses to their files, for the hosts that the configuration names. */
final class Redirects implements PageKind {

    private final Rendering rendering;

    Redirects(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        String root = rendering.frame.notFound().root();
        AddressTable table = AddressTable.of(rendering.oldAddresses, rendering.listings);
        String rss = rendering.paths.generated("rss.xml");
        rendering.config.site().redirects().forEach(host -> {
            switch (host) {
                case NETLIFY ->
                    plan(files, "_redirects", NetlifyRules.text(root, rendering.oldAddresses, rendering.listings));
                case NGINX -> {
                    plan(files, "_nginx/http.conf", NginxRules.http(root, table));
                    plan(files, "_nginx/server.conf", NginxRules.server(root, rss));
                }
                case APACHE -> {
                    plan(files, "_apache/addresses.txt", ApacheRules.addresses(table));
                    plan(files, "_apache/site.conf", ApacheRules.site(root, rss));
                }
                case CADDY -> plan(files, "_caddy/site.caddy", CaddyRules.site(root, rss, table));
            }
        });
    }

    private static void plan(Consumer<PlannedFile> files, String path, String text) {
        files.accept(new PlannedFile(
                path, Inputs.of("addresses", Fingerprint.of(text)), reads -> text.getBytes(StandardCharsets.UTF_8)));
    }
}
