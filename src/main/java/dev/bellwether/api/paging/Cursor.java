package dev.bellwether.api.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on. What it says is the list's own affair; clients get one word that they cannot read, so that none of them
 * makes one itself.
 *
 * @param position behind which item of the list
 */
public record Cursor(String position) {

    /** One that was answered before; empty for what is none. */
    public static Optional<Cursor> of(String word) {
        try {
            byte[] position = Base64.getUrlDecoder().decode(word);
            return Optional.of(new Cursor(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(position)).toString()));
        } catch (IllegalArgumentException | CharacterCodingException nobodysWord) {
            return Optional.empty();
        }
    }

    /** The word. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
