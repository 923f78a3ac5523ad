package dev.bellwether.local.oidc;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** An OpenID Connect provider, as far as somebody who only checks tokens can see: its metadata and its keys. */
public final class FakeIdentityProvider implements Site {

    private static final String KEY = "key-1";

    private final KeyPair keys = keys();

    /** A token that this provider, at that address, has given out. */
    public String token(URI issuer, String name, Set<String> groups, Duration valid) {
        return signed(keys, issuer, name, groups, valid);
    }

    /** A token that somebody else has signed in its name. */
    public static String forged(URI issuer, String name, Set<String> groups) {
        return signed(keys(), issuer, name, groups, Duration.ofMinutes(5));
    }

    private static String signed(KeyPair by, URI issuer, String name, Set<String> groups, Duration valid) {
        Instant now = Instant.now();
        return Jwt.issuer(issuer.toString())
                .upn(name)
                .groups(groups)
                .audience("bellwether")
                .issuedAt(now.minusSeconds(600))
                .expiresAt(now.plus(valid))
                .jws()
                .keyId(KEY)
                .sign(by.getPrivate());
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("GET", "/.well-known/openid-configuration", request -> {
            String self = "http://" + request.header("Host").orElseThrow();
            return Reply.json(200, object(
                    "issuer", self, "jwks_uri", self + "/jwks", "authorization_endpoint", self + "/authorize",
                    "token_endpoint", self + "/token", "introspection_endpoint", self + "/introspect"));
        });
        routes.on("GET", "/jwks", request -> {
            RSAPublicKey key = (RSAPublicKey) keys.getPublic();
            return Reply.json(200, object("keys", List.of(object(
                    "kty", "RSA", "use", "sig", "alg", "RS256", "kid", KEY,
                    "n", base64(key.getModulus().toByteArray()), "e", base64(key.getPublicExponent().toByteArray())))));
        });
    }

    private static String base64(byte[] number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
