package dev.bellwether.api.actions;

import java.time.Instant;

/**
 * Something that somebody did, or was not let do.
 *
 * @param who    the name of the token, of the account, or of the operator to whom a Slack account belongs
 * @param what   the method and path of the request, {@code POST /api/v1/silences}, or the button, {@code slack acknowledge …}
 * @param status the HTTP status of the answer
 * @param client the address it came from; of a proxy, if there is one
 */
public record Action(Instant at, String who, String what, int status, String client) {}
