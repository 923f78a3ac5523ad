package dev.bellwether.local.http;

/** Answers a request. */
@FunctionalInterface
public interface Handler {

    /** The answer; what is thrown becomes a 500. */
    Reply handle(Request request) throws Exception;
}
