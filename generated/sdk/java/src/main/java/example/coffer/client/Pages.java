package example.coffer.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lists as one sequence: every item of every page, each page fetched when it is needed. */
final class Pages {
    private Pages() {}

    /**
     * @param pageAfter the page at a cursor; null: the first
     * @param next the cursor of the page after it; null: it is the last
     */
    static <P, T> Stream<T> stream(
            Function<String, P> pageAfter, Function<P, List<T>> items, Function<P, String> next) {
        var iterator = new Items<>(pageAfter, items, next);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static final class Items<P, T> implements Iterator<T> {
        private final Function<String, P> pageAfter;
        private final Function<P, List<T>> items;
        private final Function<P, String> next;
        private final Queue<T> fetched = new ArrayDeque<>();
        private String cursor;
        private boolean ended;

        Items(Function<String, P> pageAfter, Function<P, List<T>> items, Function<P, String> next) {
            this.pageAfter = pageAfter;
            this.items = items;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            while (fetched.isEmpty() && !ended) {
                var page = pageAfter.apply(cursor);
                fetched.addAll(items.apply(page));
                cursor = next.apply(page);
                ended = cursor == null;
            }
            return !fetched.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException();
            return fetched.remove();
        }
    }
}
