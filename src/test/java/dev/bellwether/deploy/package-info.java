/**
 * What the service is shipped in: its image, its compose file and its Helm chart, read as the tools read them. Nothing here
 * starts the service; the chart's tests need Helm's native library, which comes with the pom on Linux on amd64.
 */
@NullMarked
package dev.bellwether.deploy;

import org.jspecify.annotations.NullMarked;
