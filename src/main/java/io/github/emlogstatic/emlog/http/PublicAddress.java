package io.github.emlogstatic.emlog.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Distinguishes addresses of the public internet from all others, by IANA's registries of special-purpose addresses.
 * Otherwise an article of somebody else's blog could lead this machine into its own network.
 *
 * <p>The range 198.18.0.0/15 counts as public. No network uses it, and proxies that take over all traffic of a machine
 * (Clash, sing-box, Surge) resolve every name to an address in it.
 */
public final class PublicAddress {

    /**
     * Ranges that are not public. The IPv6 ranges are the exceptions within 2000::/3, its only public range: documentation,
     * and ranges that contain IPv4 addresses.
     */
    private static final List<Range> SPECIAL =
            Stream.of("""
            0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
            192.88.99.0/24 192.168.0.0/16 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
            2001::/23 2001:db8::/32 2002::/16 3fff::/20""".split("\\s+")).map(PublicAddress::range).toList();

    private static final Range GLOBAL = range("2000::/3");

    /**
     * A network without IPv4 writes IPv4 addresses in this form (RFC 6052). The last four bytes are the IPv4 address.
     */
    private static final Range TRANSLATED = range("64:ff9b::/96");

    private PublicAddress() {}

    private record Range(byte[] first, int bits) {

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Range range(String range) {
        String[] parts = range.split("/");
        return new Range(literal(parts[0]).getAddress(), Integer.parseInt(parts[1]));
    }

    /** Reads an address in numbers. No name is resolved. */
    private static InetAddress literal(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(numbers + " is no address in numbers", e);
        }
    }

    /** Whether the address is public. Java gives IPv4 addresses in IPv6 form ({@code ::ffff:127.0.0.1}) as IPv4. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (TRANSLATED.holds(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, 12, 16));
        }
        boolean outside = address instanceof Inet6Address && !GLOBAL.holds(bytes);
        return !outside && isPublic(bytes);
    }

    private static boolean isPublic(byte[] bytes) {
        return SPECIAL.stream().noneMatch(range -> range.holds(bytes));
    }
}
