package example.coffer.client;

import example.coffer.client.invoker.ApiException;
import java.io.IOException;

/** The hand-written calls fail like the generated ones. */
final class Calls {
    private Calls() {}

    interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    /** @throws ApiException whose cause is what went wrong, when there was no answer */
    static <T> T unchecked(Call<T> call) {
        try {
            return call.run();
        } catch (IOException failed) {
            throw new ApiException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(interrupted);
        }
    }
}
