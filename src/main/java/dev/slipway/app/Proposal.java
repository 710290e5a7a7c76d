package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.git.BranchChange;
import dev.slipway.git.Commit;
import dev.slipway.git.Lost;
import dev.slipway.git.Prediction;
import dev.slipway.git.Push;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;

/**
 * An act on branches as a person sees it before it is done. It is done exactly so, or not at all: what has moved since is
 * refused. Notes are sentences about what it leaves as it is.
 */
public sealed interface Proposal {
    /** What is proposed. */
    Act act();

    List<String> notes();

    /**
     * A local branch is made, moved, renamed or deleted.
     *
     * @param lost commits that nothing would contain any more
     */
    record Change(Act act, BranchChange change, Lost lost, List<String> notes) implements Proposal {
        public Change {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A commit is made on a branch: a merge or a revert.
     *
     * @param at where the branch is
     * @param other what is merged, or reverted
     * @param message of the commit
     * @param refused why it cannot be done, whatever comes out; empty where it can
     */
    record Joining(
            Act act,
            String branch,
            Revision at,
            Revision other,
            Prediction prediction,
            String message,
            Optional<Refused> refused,
            List<String> notes)
            implements Proposal {
        public Joining {
            notes = List.copyOf(notes);
        }

        /** The commit that would be made; empty where none can. */
        public Optional<Prediction.Clean> commit() {
            return switch (prediction) {
                case Prediction.Clean clean -> Optional.of(clean);
                case Prediction.FastForward(Revision _, Prediction.Clean asMerge) -> Optional.of(asMerge);
                case Prediction.Contained _, Prediction.Conflicts _, Prediction.Unrelated _, Prediction.Untold _ ->
                    Optional.empty();
            };
        }

        /** The same with another message. */
        public Joining saying(String words) {
            return new Joining(act, branch, at, other, prediction, words, refused, notes);
        }
    }

    /**
     * A remote gets refs, or loses one.
     *
     * @param subject what it is about, such as {@code origin/main} or {@code tag v1.9.0 of origin}
     * @param from where the remote's is, as far as the last fetch tells; empty where it is not there
     * @param to where it would be; empty where it would be gone
     * @param exchange what the remote's would contain no more, and what from then on
     */
    record Sending(
            Act act,
            String remote,
            String subject,
            Optional<Revision> from,
            Optional<Revision> to,
            List<Push> refs,
            Exchange exchange,
            List<String> notes)
            implements Proposal {
        public Sending {
            refs = List.copyOf(refs);
            notes = List.copyOf(notes);
        }

        /** Commits that the remote's would no longer contain. */
        public Lost lost() {
            return exchange.lost();
        }
    }

    /**
     * What a push changes in what a branch of a remote contains.
     *
     * @param news empty where it brings nothing, and where nothing is known of the remote to which it could be compared
     */
    record Exchange(Lost lost, Optional<News> news) {
        /** Nothing that could be told. */
        static final Exchange NONE = new Exchange(new Lost(0, List.of()), Optional.empty());
    }

    /**
     * Commits that a push brings.
     *
     * @param beyond the remote's branch that lacks them: the one that is pushed to, or where it is not there, the one that
     *     lacks the fewest
     * @param newest the first of them, newest first
     */
    record News(String beyond, int commits, List<Commit> newest) {
        public News {
            newest = List.copyOf(newest);
        }
    }
}
