package example.coffer.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** File names in {@code Content-Disposition} (RFC 6266). */
final class Disposition {
    private static final Pattern EXTENDED = Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*UTF-8''([^;\\s]+)");
    private static final Pattern PLAIN = Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    private Disposition() {}

    /** RFC 8187 carries every name exactly; what else there is in use escapes quotes in several ways. */
    static String parameter(String name) {
        var escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "filename*=UTF-8''" + escaped;
    }

    static Optional<String> nameIn(String disposition) {
        var extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            try {
                return Optional.of(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notWellEscaped) {
                // The plain parameter may be better.
            }
        }
        var plain = PLAIN.matcher(disposition);
        if (!plain.find()) return Optional.empty();
        var quoted = plain.group(1);
        return Optional.of(quoted == null ? plain.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
    }
}
