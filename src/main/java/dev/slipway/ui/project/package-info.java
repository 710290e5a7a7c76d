/** What is done with the project and its environments whichever screen is shown: the acts, tagging a release, the doctor. */
@NullMarked
package dev.slipway.ui.project;

import org.jspecify.annotations.NullMarked;
