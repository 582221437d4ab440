package io.github.emlogstatic.export.markdown;

/** What becomes of a text's addresses, and of its HTML. */
public interface Rewriting {

    /** The new address of a link. */
    String link(String address);

    /** The new address of an image. */
    String image(String address);

    /** HTML with addresses that are new already, made safe. */
    String safe(String html);
}
