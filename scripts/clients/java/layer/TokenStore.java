package example.coffer.client;

import java.util.Optional;

/** Where tokens are kept between calls, and between runs of a program. Used by one thread at a time. */
public interface TokenStore {
    /** The tokens to begin with. */
    Optional<Tokens> load();

    /** There are new tokens; those before are worth nothing any more. */
    void save(Tokens tokens);

    /** The session is over. */
    void clear();

    /** Forgets them with the program. */
    static TokenStore inMemory() {
        return new TokenStore() {
            private Tokens kept;

            @Override
            public Optional<Tokens> load() {
                return Optional.ofNullable(kept);
            }

            @Override
            public void save(Tokens tokens) {
                kept = tokens;
            }

            @Override
            public void clear() {
                kept = null;
            }
        };
    }
}
