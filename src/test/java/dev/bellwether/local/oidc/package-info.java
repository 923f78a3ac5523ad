/** A stand-in for an OpenID Connect provider. */
package dev.bellwether.local.oidc;
