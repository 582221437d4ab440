package io.github.emlogstatic.export.markdown;

/** Changes the addresses of a text, and makes its HTML safe. */
public interface Rewriting {

    String link(String address);

    String image(String address);

    /** HTML with addresses that are new already, made safe. */
    String safe(String html);
}
