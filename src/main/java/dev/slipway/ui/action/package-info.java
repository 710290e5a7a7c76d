/** What can be done, in one place: menus, buttons, the palette and keys read the same actions. It knows no screens. */
@NullMarked
package dev.slipway.ui.action;

import org.jspecify.annotations.NullMarked;
