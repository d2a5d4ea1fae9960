package example.coffer.client;

import example.coffer.client.invoker.ApiException;

/** The bytes that came are not those that the service told the digest of. */
public final class DigestMismatchException extends ApiException {
    private static final long serialVersionUID = 1L;

    DigestMismatchException(String expected, String actual) {
        super("the bytes have the SHA-256 digest " + actual + ", and the service told " + expected);
    }
}
