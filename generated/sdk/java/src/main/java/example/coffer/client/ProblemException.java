package example.coffer.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.invoker.ApiException;
import example.coffer.client.model.InvalidField;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every refusal of the service (RFC 9457). An answer that is no problem document, such as a proxy's error page, becomes
 * one of kind {@code unknown}.
 */
public final class ProblemException extends ApiException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final String title;
    private final String detail;
    private final String instance;
    private final transient List<InvalidField> errors;
    private final transient Duration retryAfter;

    private ProblemException(ResponseInfo answer, String body, JsonNode document) {
        super(answer.statusCode(), message(answer, document), answer.headers(), body);
        type = text(document, "type", "about:blank");
        title = title(answer, document);
        detail = text(document, "detail", null);
        instance = text(document, "instance", null);
        errors = errors(document);
        retryAfter = retryAfter(answer.headers());
    }

    static ProblemException of(ResponseInfo answer, byte[] body) {
        JsonNode document = null;
        try {
            document = JSON.readTree(body);
        } catch (IOException notJson) {
            // Then there is nothing to say but the status.
        }
        return new ProblemException(answer, new String(body, StandardCharsets.UTF_8), document);
    }

    /** Where the kind of problem is explained; {@code about:blank} when the answer was no problem document. */
    public String type() {
        return type;
    }

    /** The last part of {@link #type}, such as {@code file-not-found}: what to branch on. */
    public String kind() {
        return type.equals("about:blank") ? "unknown" : type.substring(type.lastIndexOf('/') + 1);
    }

    public String title() {
        return title;
    }

    public int status() {
        return getCode();
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /** This one refusal: {@code /requests/} and the request's id, to quote when asking for help. */
    public Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    /** Which parts of the request were wrong; empty unless the service told. */
    public List<InvalidField> errors() {
        return errors == null ? List.of() : errors;
    }

    /** Seconds after which to try again, when the service told. */
    public OptionalLong retryAfterSeconds() {
        return retryAfter == null ? OptionalLong.empty() : OptionalLong.of(retryAfter.toSeconds());
    }

    /** Null when the service did not tell. */
    Duration retryAfter() {
        return retryAfter;
    }

    private static String message(ResponseInfo answer, JsonNode document) {
        var detail = text(document, "detail", null);
        return detail == null ? title(answer, document) : title(answer, document) + ": " + detail;
    }

    private static String title(ResponseInfo answer, JsonNode document) {
        return text(document, "title", "The service answered " + answer.statusCode());
    }

    private static String text(JsonNode document, String name, String otherwise) {
        var value = document == null ? null : document.get(name);
        return value != null && value.isTextual() ? value.textValue() : otherwise;
    }

    private static List<InvalidField> errors(JsonNode document) {
        var found = new ArrayList<InvalidField>();
        var given = document == null ? null : document.get("errors");
        if (given != null && given.isArray()) {
            for (var each : given) found.add(JSON.convertValue(each, InvalidField.class));
        }
        return List.copyOf(found);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Duration retryAfter(HttpHeaders headers) {
        var value = headers.firstValue("Retry-After").orElse("");
        if (value.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(value));
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            var left = Duration.between(Instant.now(), date);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
