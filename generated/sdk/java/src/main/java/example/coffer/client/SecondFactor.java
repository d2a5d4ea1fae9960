package example.coffer.client;

import example.coffer.client.model.MfaAnswer;
import example.coffer.client.model.MfaChallenge;

/** What proves the second step of signing in. */
public final class SecondFactor {
    private final String code;
    private final String recoveryCode;

    private SecondFactor(String code, String recoveryCode) {
        this.code = code;
        this.recoveryCode = recoveryCode;
    }

    /** What the authenticator app shows now. */
    public static SecondFactor code(String code) {
        return new SecondFactor(code, null);
    }

    /** One of the codes that were shown once. */
    public static SecondFactor recoveryCode(String recoveryCode) {
        return new SecondFactor(null, recoveryCode);
    }

    MfaAnswer answering(String challengeToken) {
        return new MfaAnswer().challengeToken(challengeToken).code(code).recoveryCode(recoveryCode);
    }

    /** Asked for the second factor of accounts that have one. */
    public interface Source {
        SecondFactor forChallenge(MfaChallenge challenge);
    }
}
