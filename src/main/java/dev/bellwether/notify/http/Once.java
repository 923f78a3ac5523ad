package dev.bellwether.notify.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Has a client of somebody else's making send a body once only. By itself OkHttp sends it again, without a word, when a
 * connection that was used before breaks, though the far side may have done what it says: the outbox decides that, and
 * looks first.
 */
public final class Once implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        RequestBody body = chain.request().body();
        return chain.proceed(
                body == null
                        ? chain.request()
                        : chain.request().newBuilder().method(chain.request().method(), new OneShot(body)).build());
    }

    private static final class OneShot extends RequestBody {

        private final RequestBody body;

        private OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
