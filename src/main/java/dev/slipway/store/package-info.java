/** Opens an H2 database file safely and brings its tables to the current version. It knows nothing of what is stored. */
@NullMarked
package dev.slipway.store;

import org.jspecify.annotations.NullMarked;
