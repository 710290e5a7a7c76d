package dev.slipway.app;

import dev.slipway.git.BranchChange;
import dev.slipway.release.Revision;
import java.util.Optional;

/**
 * What the trail keeps of an act on a branch.
 *
 * @param branch its name, of a remote one with the remote before it; of a tag its full name
 * @param from the commit that it was at; empty where it was not there
 * @param to the commit that it is at then; empty where it is gone, or not made yet
 * @param other what came into it, or what it is called then
 * @param message of the commit that was made, why it was refused, or what a remote lost
 */
record BranchRecord(String branch, String from, String to, String other, String message) {

    static BranchRecord of(BranchChange change) {
        return switch (change) {
            case BranchChange.Moved moved -> new BranchRecord(moved.branch(), id(moved.from()), id(moved.to()), "", "");
            case BranchChange.Renamed renamed ->
                new BranchRecord(
                        renamed.branch(), renamed.at().id(), renamed.at().id(), renamed.name(), "");
        };
    }

    static String id(Optional<Revision> revision) {
        return revision.map(Revision::id).orElse("");
    }
}
