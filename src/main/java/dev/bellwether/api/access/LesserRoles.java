package dev.bellwether.api.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Gives whoever has a role each lesser one too: an identity provider names just the one. */
@ApplicationScoped
class LesserRoles implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        QuarkusSecurityIdentity.Builder whole = QuarkusSecurityIdentity.builder(identity);
        Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.written()))
                .forEach(role -> whole.addRoles(role.andLesser()));
        return Uni.createFrom().item(whole.build());
    }
}
