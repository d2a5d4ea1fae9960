import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Proves access tokens. */
public final class TokenVerifier {
    private final JwtConsumer consumer;

    /** The cooldown is the least time, in milliseconds, between two requests for the keys that unknown tokens can cause. */
    public TokenVerifier(String issuer, String audience, long cooldown) {
        Get get = new Get();
        get.setConnectTimeout(5000);
        get.setReadTimeout(5000);
        HttpsJwks keys = new HttpsJwks(issuer + "/.well-known/jwks.json");
        keys.setSimpleHttpGet(get);
        keys.setDefaultCacheDuration(300); // a key that is published no more is forgotten after five minutes
        keys.setRefreshReprieveThreshold(cooldown);
        consumer = new JwtConsumerBuilder()
            .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
            // Neither "none" nor a shared secret.
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "ES256", "EdDSA", "RS256")
            .setExpectedIssuer(issuer)
            .setExpectedAudience(audience)
            // An access token, no other kind of JWT that the issuer may sign one day.
            .setExpectedType(true, "at+jwt")
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setRequireSubject()
            .setRequireJwtId()
            .setAllowedClockSkewInSeconds(5)
            .build();
    }

    /** @throws InvalidJwtException when anything is wrong with the token */
    public JwtClaims verify(String token) throws InvalidJwtException {
        return consumer.processToClaims(token);
    }
}
