/** All of the window, a folder a screen. It shows what app knows and starts what app offers; it decides nothing about a deployment. */
@NullMarked
package dev.slipway.ui;

import org.jspecify.annotations.NullMarked;
