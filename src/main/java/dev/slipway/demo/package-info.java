/** A living project with servers of its own in this process: a repository with history, SSH hosts, an app over HTTP, and the tour through it. The product never needs it. */
@NullMarked
package dev.slipway.demo;

import org.jspecify.annotations.NullMarked;
