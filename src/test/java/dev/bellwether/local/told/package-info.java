/** What the stand-ins of channels have been told, in a form that one page can show. */
package dev.bellwether.local.told;
