package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.model.Body;
import java.util.regex.Pattern;

/**
 * Leaves out the tokens that a CDN adds to the addresses of uploads. They differ in each answer, which is no edit: the
 * archive names an upload by its path alone.
 */
public final class UploadTokens {

    /**
     * What follows the path of an upload. It ends where the address ends in the text around it: at a fragment, an entity such
     * as a quote, a Chinese character, or a comma before another address.
     */
    private static final Pattern UPLOAD_QUERY = Pattern.compile("(" + Route.UPLOAD_FOLDER + "[\\w%.~/+@!-]++)"
            + "\\?(?:&(?:amp;)?(?!\\w*;|#)|,(?!/|content/|https?:)|[\\w%.~/+=:;@!-])*+");

    private UploadTokens() {}

    static String without(String text) {
        return UPLOAD_QUERY.matcher(text).replaceAll("$1");
    }

    /** Whether two texts are the same but for tokens. */
    public static boolean areAllThatDiffers(Body before, Body now) {
        return without(before).equals(without(now));
    }

    private static Body without(Body body) {
        return new Body(
                without(body.content()),
                without(body.contentSource()),
                without(body.excerpt()),
                without(body.excerptSource()));
    }
}
