package io.github.emlogstatic.export.markdown;

/** What becomes of a text's addresses, and of its HTML. */
public interface Rewriting {

    String link(String address);

    String image(String address);

    /** HTML with addresses that are new already, made safe. */
    String safe(String html);
}
