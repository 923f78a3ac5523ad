package dev.bellwether.notify.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Gives a name's addresses only if all of them are public: one name must not lead into the own network, not even by its
 * second address, nor when it is asked for again.
 *
 * @param directory knows the addresses
 */
record PublicAddresses(Dns directory) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = directory.lookup(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new NotPublic();
            }
        }
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (special) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : !(address instanceof Inet6Address) || isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean thisNetwork = first == 0;
        boolean carrierGrade = first == 100 && second >= 64 && second < 128;
        boolean protocolsOrExamples = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean reserved = first >= 240;
        return !(thisNetwork || carrierGrade || protocolsOrExamples || benchmarks || reserved);
    }

    /** Global unicast alone, 2000::/3, and of that nothing that carries an IPv4 address which is not public. */
    private static boolean isPublic6(byte[] bytes) {
        boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
        boolean sixToFour = startsWith(bytes, 0x20, 0x02);
        if (nat64 || sixToFour) {
            return isPublicWithin(bytes, nat64 ? 12 : 2);
        }
        boolean teredo = startsWith(bytes, 0x20, 0x01, 0x00, 0x00);
        return (bytes[0] & 0xe0) == 0x20 && !teredo;
    }

    private static boolean isPublicWithin(byte[] bytes, int offset) {
        byte[] embedded = {bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]};
        try {
            return isPublic(InetAddress.getByAddress(embedded));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The name leads into a network that is not for everybody. */
    static final class NotPublic extends UnknownHostException {}
}
