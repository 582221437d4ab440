package io.github.emlogstatic.emlog.text;

import okhttp3.HttpUrl;

/**
 * A commenter's picture that is no upload. Its address is mostly a hash of the mail, so it does not leave this package,
 * nor is it ever printed.
 */
public final class Avatar {

    private final HttpUrl address;

    Avatar(HttpUrl address) {
        this.address = address;
    }

    public HttpUrl address() {
        return address;
    }

    /** Who has it. */
    public String host() {
        return address.host();
    }

    /** Whether the two are at the same address. */
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
