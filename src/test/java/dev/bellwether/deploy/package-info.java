/**
 * What the service is shipped in: its image, its compose file and its Helm chart, read as the tools read them. Nothing here
 * starts the service; the chart's tests need Helm's native library, and skip loudly on a platform that has none.
 */
@NullMarked
package dev.bellwether.deploy;

import org.jspecify.annotations.NullMarked;
