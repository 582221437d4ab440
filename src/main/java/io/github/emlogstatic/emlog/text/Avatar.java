package io.github.emlogstatic.emlog.text;

import okhttp3.HttpUrl;

/**
 * The picture of a visitor that is no upload. Its address usually holds a hash of the visitor's mail, so it is never
 * stored or printed.
 */
public record Avatar(HttpUrl address) {

    public String host() {
        return address.host();
    }

    @Override
    public String toString() {
        return "an avatar at " + host();
    }
}
