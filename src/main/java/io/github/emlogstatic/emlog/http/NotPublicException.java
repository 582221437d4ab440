package io.github.emlogstatic.emlog.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The host is in a private network, but only the public internet may be reached. */
public final class NotPublicException extends UnknownHostException {

    NotPublicException(String host, InetAddress address) {
        super(host + " is " + address.getHostAddress() + ", which is no address of the public internet");
    }
}
