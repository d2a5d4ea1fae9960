package example.coffer.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a source from a position on, read once and forwards. A piece that was handed out is held until a later
 * position is asked for.
 */
final class Pieces implements AutoCloseable {
    private final Upload.Source source;
    private long position;
    private InputStream bytes;
    private byte[] held = new byte[0];
    private boolean ended;

    /** @param end where it ends in the whole */
    record Piece(byte[] bytes, long end, boolean isLast) {}

    Pieces(Upload.Source source, long start) {
        this.source = source;
        position = start;
    }

    /** @param offset not before that of the call before */
    Piece from(long offset, int length) throws IOException {
        if (bytes == null) {
            bytes = source.open();
            bytes.skipNBytes(offset);
        }
        held = Arrays.copyOfRange(held, (int) (offset - position), held.length);
        position = offset;
        // One byte more than is wanted tells that there are more.
        if (held.length <= length && !ended) fill(length + 1);
        var piece = Arrays.copyOf(held, Math.min(length, held.length));
        return new Piece(piece, offset + piece.length, ended && held.length <= length);
    }

    private void fill(int wanted) throws IOException {
        var before = held.length;
        held = Arrays.copyOf(held, wanted);
        var filled = before + bytes.readNBytes(held, before, wanted - before);
        ended = filled < wanted;
        if (ended) held = Arrays.copyOf(held, filled);
    }

    @Override
    public void close() throws IOException {
        if (bytes != null) bytes.close();
    }
}
