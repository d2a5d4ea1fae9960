package example.coffer.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Digests as {@code Repr-Digest} has them (RFC 9530). */
final class Sha256 {
    private static final Pattern MEMBER = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]+=*):");

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Reads to the end and closes. */
    static String memberOf(InputStream bytes) throws IOException {
        try (bytes) {
            var digest = create();
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return "sha-256=:" + base64(digest) + ":";
        }
    }

    static String base64(MessageDigest digest) {
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** The digest in base64. */
    static Optional<String> in(HttpHeaders headers) {
        var found = MEMBER.matcher(headers.firstValue("Repr-Digest").orElse(""));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
