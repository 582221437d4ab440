package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The redirect rules for the hosts that the configuration names. */
public record RedirectFiles(RenderContext context, Supplier<OldAddresses> oldAddresses) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        List<SiteConfig.RedirectFormat> hosts = context.config.site().redirects();
        String root = context.frame.notFound().root();
        if (hosts.contains(SiteConfig.RedirectFormat.NETLIFY)) {
            plan(files, "_redirects", NetlifyRules.text(root, oldAddresses.get(), context.listings));
        }
        if (hosts.stream().anyMatch(host -> host != SiteConfig.RedirectFormat.NETLIFY)) {
            planServers(files, hosts, new SiteRoot(root));
        }
    }

    @Override
    public String groupFingerprint() {
        return Fingerprint.of(
                Version.number(),
                context.config.site().redirects().toString(),
                context.frame.notFound().root(),
                context.paths.generated("rss.xml"),
                context.addressesFingerprint());
    }

    /** Plans the rules for the user's own servers. They get every address by name. */
    private void planServers(Consumer<PlannedFile> files, List<SiteConfig.RedirectFormat> hosts, SiteRoot root) {
        AddressTable table = AddressTable.of(oldAddresses.get(), context.listings);
        String rss = context.paths.generated("rss.xml");
        if (hosts.contains(SiteConfig.RedirectFormat.NGINX)) {
            plan(files, "_nginx/http.conf", NginxRules.http(root, table));
            plan(files, "_nginx/server.conf", NginxRules.server(root, rss));
        }
        if (hosts.contains(SiteConfig.RedirectFormat.APACHE)) {
            plan(files, "_apache/addresses.txt", ApacheRules.addresses(table));
            plan(files, "_apache/site.conf", ApacheRules.site(root, rss));
        }
        if (hosts.contains(SiteConfig.RedirectFormat.CADDY)) {
            plan(files, "_caddy/site.caddy", CaddyRules.site(root, rss, table));
        }
    }

    private static void plan(Consumer<PlannedFile> files, String path, String text) {
        files.accept(TextFile.of(path, "addresses", text));
    }
}
