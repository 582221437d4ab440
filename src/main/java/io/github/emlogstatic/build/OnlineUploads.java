package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.util.Optional;

/**
 * The living blog while its backup is read. It is asked only for uploads, which need no credentials, and it may be
 * unreachable.
 *
 * @param whyNot why the blog is not asked; empty if it is
 */
record OnlineUploads(Optional<EmlogClient> client, String whyNot) implements AutoCloseable {

    /**
     * Many read a backup because the blog is gone, so a blog that cannot be reached is no failure here.
     *
     * @param address the address of the blog, if one is configured
     */
    static OnlineUploads of(Optional<String> address, Config config) {
        if (address.isEmpty() || !config.media().download()) {
            return none("the copy of the uploads does not have it, and no blog.url is set to ask for it");
        }
        try {
            EmlogClient client = EmlogClient.connect(
                    address.get(),
                    config.blog().withoutSecrets(),
                    config.crawl().http());
            return new OnlineUploads(Optional.of(client), "");
        } catch (EmlogException e) {
            return none("the copy of the uploads does not have it, and " + e.getMessage());
        }
    }

    private static OnlineUploads none(String whyNot) {
        return new OnlineUploads(Optional.empty(), whyNot);
    }

    @Override
    public void close() {
        client.ifPresent(EmlogClient::close);
    }
}
