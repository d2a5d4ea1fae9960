package example.coffer.client;

import example.coffer.client.model.MfaChallenge;

/** The password was right, and the account has a second factor: finish with {@link CofferClient#completeSignIn}. */
public final class SecondFactorRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient MfaChallenge challenge;

    SecondFactorRequiredException(MfaChallenge challenge) {
        super("a second factor is needed: " + challenge.getMethods());
        this.challenge = challenge;
    }

    /** Its token, how long it holds, and what the account has. */
    public MfaChallenge challenge() {
        return challenge;
    }
}
