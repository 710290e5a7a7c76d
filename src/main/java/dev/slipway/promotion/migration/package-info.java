/** Files of the repository that change a database: in which order they run, and what is to be feared of their SQL. Pure: texts come in, and no database is asked. */
@NullMarked
package dev.slipway.promotion.migration;

import org.jspecify.annotations.NullMarked;
