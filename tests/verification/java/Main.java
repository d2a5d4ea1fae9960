import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Reads tokens, one a line, and says of each what the verifier makes of it: Main issuer audience cooldown. */
final class Main {
    public static void main(String[] arguments) throws Exception {
        long cooldown = Math.round(Double.parseDouble(arguments[2]) * 1000);
        TokenVerifier verifier = new TokenVerifier(arguments[0], arguments[1], cooldown);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String token = lines.readLine(); token != null; token = lines.readLine()) {
            System.out.println(answer(verifier, token));
        }
    }

    private static String answer(TokenVerifier verifier, String token) {
        try {
            return "accepted " + verifier.verify(token).getSubject();
        } catch (InvalidJwtException | MalformedClaimException refusal) {
            return "refused " + refusal.getMessage().replaceAll("\\s+", " ");
        }
    }
}
