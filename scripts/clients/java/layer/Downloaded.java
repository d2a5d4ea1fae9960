package example.coffer.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was fetched.
 *
 * @param status 200, or 206 when a range was asked for and is what came
 * @param length bytes that came
 * @param size bytes in the whole file
 * @param first position of the first byte that came
 * @param headers all that the service said
 */
public record Downloaded(int status, long length, long size, long first, HttpHeaders headers) {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

    static Downloaded of(int status, HttpHeaders headers, long length) {
        var range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (status != 206 || !range.matches()) return new Downloaded(status, length, length, 0, headers);
        return new Downloaded(
                status, length, Long.parseLong(range.group(2)), Long.parseLong(range.group(1)), headers);
    }

    public Optional<String> name() {
        return Disposition.nameIn(headers.firstValue("Content-Disposition").orElse(""));
    }

    public Optional<String> mediaType() {
        return headers.firstValue("Content-Type");
    }

    /** Of the bytes, for {@link Download#ifRange} and for {@link CofferClient#replaceContent}. */
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }
}
