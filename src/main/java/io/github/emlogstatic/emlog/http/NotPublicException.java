package io.github.emlogstatic.emlog.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host of a private network, where only the public internet is asked. */
final class NotPublicException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NotPublicException(String host, InetAddress address) {
        super(host + " is " + address.getHostAddress() + ", which is no address of the public internet");
    }
}
