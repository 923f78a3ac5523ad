/**
 * What messages are laid out by: Qute templates, ours or the operator's. In: a briefing; out: text. A template sees what a
 * briefing holds and nothing else, and cannot run for ever: whoever may look may also try one. Must never keep a message
 * from being told.
 */
@NullMarked
package dev.bellwether.notify.templates;

import org.jspecify.annotations.NullMarked;
