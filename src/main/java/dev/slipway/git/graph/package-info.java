/**
 * The shape of a repository's history: who is whose parent, what contains what, and in which row and lane a commit is drawn.
 * It reads git's commit-graph files, which tell that without reading a commit, and commits where those end. It knows no
 * messages, files or names, and never writes.
 */
@NullMarked
package dev.slipway.git.graph;

import org.jspecify.annotations.NullMarked;
