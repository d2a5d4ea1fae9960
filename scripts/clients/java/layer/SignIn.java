package example.coffer.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.model.Credentials;
import example.coffer.client.model.MfaChallenge;
import example.coffer.client.model.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** {@code createSession} with both of its answers: the generated method knows only the first. */
final class SignIn {
    private final ServiceHttpClient operations;
    private final String baseUrl;
    private final ObjectMapper json;

    /** One of both is null. */
    record Answer(Session session, MfaChallenge challenge) {}

    SignIn(ServiceHttpClient operations, String baseUrl, ObjectMapper json) {
        this.operations = operations;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    Answer with(String email, String password) throws IOException, InterruptedException {
        var credentials = json.writeValueAsBytes(new Credentials().email(email).password(password));
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/v1/sessions"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofByteArray(credentials))
                .build();
        var answer = operations.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == 202) return new Answer(null, json.readValue(answer.body(), MfaChallenge.class));
        return new Answer(json.readValue(answer.body(), Session.class), null);
    }
}
