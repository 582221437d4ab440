package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The living blog beside its backup: asked for uploads alone, which need no secrets. It need not answer. */
final class OnlineUploads implements AutoCloseable {

    private final @Nullable EmlogClient client;
    private final String whyNot;

    private OnlineUploads(@Nullable EmlogClient client, String whyNot) {
        this.client = client;
        this.whyNot = whyNot;
    }

    /**
     * Many read a backup because the blog is gone, so a blog that cannot be reached is no failure here.
     *
     * @param address the address of the blog, if one is configured
     */
    static OnlineUploads of(Optional<String> address, Config config) {
        if (address.isEmpty() || !config.media().download()) {
            return new OnlineUploads(
                    null, "the copy of the uploads does not have it, and no blog.url is set to ask for it");
        }
        try {
            return new OnlineUploads(
                    EmlogClient.connect(
                            address.get(),
                            config.blog().withoutSecrets(),
                            config.crawl().http()),
                    "");
        } catch (EmlogException e) {
            return new OnlineUploads(null, "the copy of the uploads does not have it, and " + e.getMessage());
        }
    }

    /** Why the blog is not asked. */
    String whyNot() {
        return whyNot;
    }

    Optional<EmlogClient> client() {
        return Optional.ofNullable(client);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
