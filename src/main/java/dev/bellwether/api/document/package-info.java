/**
 * The API's own document, OpenAPI 3.1. In: resources, their annotations, {@code META-INF/openapi.yaml} and {@code openapi/calls.yaml};
 * out: {@code /q/openapi}. Made when the service is built; must never say what the resources do not do.
 */
@NullMarked
package dev.bellwether.api.document;

import org.jspecify.annotations.NullMarked;
