/**
 * How every list is read a page at a time. In: what was found, one more than asked for; out: the page, and in a {@code Link} header where
 * the next one is. Must never know what the lists are of.
 */
@NullMarked
package dev.bellwether.api.paging;

import org.jspecify.annotations.NullMarked;
