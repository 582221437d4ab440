package io.github.emlogstatic.emlog.text;

import okhttp3.HttpUrl;

/**
 * The picture of a visitor that is no upload. Its address usually holds a hash of the visitor's mail, so it is never
 * stored or printed.
 */
public final class Avatar {

    private final HttpUrl address;

    Avatar(HttpUrl address) {
        this.address = address;
    }

    public HttpUrl address() {
        return address;
    }

    public String host() {
        return address.host();
    }

    /** Whether both have the same address. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Avatar avatar && avatar.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return "an avatar at " + host();
    }
}
