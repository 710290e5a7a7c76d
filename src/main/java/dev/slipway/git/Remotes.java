package dev.slipway.git;

import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The remotes of a repository. SSH goes over Slipway's own connections, with their known hosts, logins and questions; for
 * HTTP git's credential helper is asked. Branches here and the work tree stay as they are: a fetch changes remote-tracking
 * branches and tags, a push also what the remote has.
 *
 * <p>An interruption ends a fetch or a push. Where one is not possible at all they throw {@link SshException} if the way to
 * the host is why, and {@link GitException} otherwise.
 */
public final class Remotes {
    private final Repository repository;
    private final Path place;
    private final Connections connections;
    private final TransferSettings settings;

    Remotes(Repository repository, Path place, Connections connections, TransferSettings settings) {
        this.repository = repository;
        this.place = place;
        this.connections = connections;
        this.settings = settings;
    }

    /** All that the configuration names, by name. */
    public List<Remote> all() {
        return repository.getRemoteNames().stream()
                .sorted()
                .map(this::config)
                .map(config -> new Remote(config.getName(), shown(config.getURIs()), shown(pushedTo(config))))
                .toList();
    }

    /** Id of the object that a full ref names here, of an annotated tag its own; for a lease on the same ref there. */
    public Optional<String> object(String ref) {
        try {
            return Optional.ofNullable(repository.exactRef(ref)).flatMap(known -> id(known.getObjectId()));
        } catch (IOException e) {
            throw new GitException(
                    "The refs of " + place + " cannot be read: " + e.getMessage() + ".", "See with git fsck.", e);
        }
    }

    /** Fetches what the remote's refspecs name. */
    public Transferred fetch(String remote, Fetch what, TransferProgress progress) throws InterruptedException {
        RemoteConfig config = config(remote);
        return new Transfer(repository, place, connections, settings, config)
                .run(config.getURIs().stream().limit(1).toList(), "fetched from", progress, (transport, monitor) -> {
                    transport.setRemoveDeletedRefs(what.prune());
                    transport.setTagOpt(TagOpt.AUTO_FOLLOW);
                    FetchResult result = transport.fetch(monitor, List.of());
                    List<RefUpdate> refs = new ArrayList<>(changed(result));
                    if (what.allTags()) {
                        transport.setRemoveDeletedRefs(false);
                        refs.addAll(tags(transport, monitor));
                    }
                    return new Transferred(refs, result.getMessages());
                });
    }

    /** Fetches these and nothing else; what the remote no longer has goes from where they lead to here. */
    void fetch(String remote, List<RefSpec> refs) throws InterruptedException {
        RemoteConfig config = config(remote);
        new Transfer(repository, place, connections, settings, config)
                .run(
                        config.getURIs().stream().limit(1).toList(),
                        "fetched from",
                        TransferProgress.UNHEARD,
                        (transport, monitor) -> {
                            transport.setRemoveDeletedRefs(true);
                            transport.setTagOpt(TagOpt.NO_TAGS);
                            FetchResult result = transport.fetch(monitor, refs);
                            return new Transferred(changed(result), result.getMessages());
                        });
    }

    private static List<RefUpdate> changed(FetchResult result) {
        return result.getTrackingRefUpdates().stream()
                .map(update -> new RefUpdate(
                        update.getLocalName(),
                        id(update.getOldObjectId()),
                        id(update.getNewObjectId()),
                        Rejections.of(update)))
                .filter(ref -> !ref.accepted() || !ref.before().equals(ref.after()))
                .toList();
    }

    /** Fetches the tags that are not here. JGit's own option would move those that are. */
    private List<RefUpdate> tags(Transport transport, ProgressMonitor monitor) throws IOException {
        List<Ref> here = repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS);
        List<RefSpec> wanted = new ArrayList<>(List.of(Transport.REFSPEC_TAGS));
        here.forEach(tag -> wanted.add(new RefSpec("^" + tag.getName())));
        transport.setTagOpt(TagOpt.NO_TAGS);
        FetchResult result = transport.fetch(monitor, wanted);
        Stream<RefUpdate> others = here.stream()
                .flatMap(tag -> Stream.ofNullable(result.getAdvertisedRef(tag.getName()))
                        .filter(there -> !id(there.getObjectId()).equals(id(tag.getObjectId())))
                        .map(there -> new RefUpdate(
                                tag.getName(),
                                id(tag.getObjectId()),
                                id(there.getObjectId()),
                                Optional.of(Rejections.OTHER_TAG_HERE))));
        return Stream.concat(changed(result).stream(), others).toList();
    }

    /** Pushes these refs, each on its own: one that is rejected holds no other back. */
    public Transferred push(String remote, List<Push> refs, TransferProgress progress) throws InterruptedException {
        return push(remote, refs, false, progress);
    }

    /** Pushes these refs all or none, where the remote can; where it cannot, each on its own. */
    public Transferred pushTogether(String remote, List<Push> refs, TransferProgress progress)
            throws InterruptedException {
        return push(remote, refs, true, progress);
    }

    private Transferred push(String remote, List<Push> refs, boolean together, TransferProgress progress)
            throws InterruptedException {
        RemoteConfig config = config(remote);
        for (Push ref : refs) {
            requireSource(ref);
        }
        return new Transfer(repository, place, connections, settings, config)
                .run(pushedTo(config), "pushed to", progress, (transport, monitor) -> {
                    if (together) {
                        transport.setPushAtomic(true);
                        try {
                            return pushed(transport, monitor, refs, config);
                        } catch (TransportException e) {
                            if (!String.valueOf(e.getMessage()).contains(JGitText.get().atomicPushNotSupported)) {
                                throw e;
                            }
                            transport.setPushAtomic(false);
                        }
                    }
                    return pushed(transport, monitor, refs, config);
                });
    }

    private Transferred pushed(Transport transport, ProgressMonitor monitor, List<Push> refs, RemoteConfig config)
            throws IOException {
        List<RemoteRefUpdate> updates = new ArrayList<>();
        for (Push ref : refs) {
            updates.add(update(ref, config));
        }
        PushResult result = transport.push(monitor, updates);
        return new Transferred(
                updates.stream().map(update -> pushed(update, result)).toList(), result.getMessages());
    }

    private void requireSource(Push ref) {
        try {
            if (ref.source().isPresent() && repository.exactRef(ref.source().get()) == null) {
                throw new GitException(
                        "There is no " + ref.source().get() + " to push in " + place + ".",
                        "Give the name of a branch or a tag that is here.");
            }
        } catch (IOException e) {
            throw new GitException(
                    "The refs of " + place + " cannot be read: " + e.getMessage() + ".", "See with git fsck.", e);
        }
    }

    /** A tag must not be there; what has a lease must be as that says. The server compares once more. */
    private RemoteRefUpdate update(Push ref, RemoteConfig config) throws IOException {
        boolean newTag =
                ref.target().startsWith(Constants.R_TAGS) && ref.source().isPresent();
        Optional<ObjectId> expected = newTag
                ? Optional.of(ObjectId.zeroId())
                : ref.lease()
                        .map(lease -> lease.expected().map(ObjectId::fromString).orElseGet(ObjectId::zeroId));
        return new RemoteRefUpdate(
                repository,
                ref.source().orElse(null),
                ref.target(),
                !newTag && ref.lease().isPresent(),
                tracking(ref.target(), config).orElse(null),
                expected.orElse(null));
    }

    /** The remote-tracking branch that follows this ref of the remote. */
    private static Optional<String> tracking(String target, RemoteConfig config) {
        return config.getFetchRefSpecs().stream()
                .filter(spec -> !spec.isNegative() && spec.matchSource(target))
                .map(spec -> spec.isWildcard() ? spec.expandFromSource(target) : spec)
                .flatMap(spec -> Stream.ofNullable(spec.getDestination()))
                .findFirst();
    }

    private static RefUpdate pushed(RemoteRefUpdate update, PushResult result) {
        Ref advertised = result.getAdvertisedRef(update.getRemoteName());
        Optional<String> before = advertised == null ? Optional.empty() : id(advertised.getObjectId());
        return new RefUpdate(
                update.getRemoteName(), before, id(update.getNewObjectId()), Rejections.of(update, before));
    }

    private static Optional<String> id(@Nullable ObjectId id) {
        return Optional.ofNullable(id)
                .filter(object -> !object.equals(ObjectId.zeroId()))
                .map(ObjectId::name);
    }

    private RemoteConfig config(String name) {
        if (!repository.getRemoteNames().contains(name)) {
            throw new GitException(
                    "The repository " + place + " has no remote " + name + ".", "See its remotes with git remote -v.");
        }
        try {
            RemoteConfig config = new RemoteConfig(repository.getConfig(), name);
            if (config.getURIs().isEmpty()) {
                throw new GitException("The remote " + name + " has no address.", "Give it one: git remote set-url");
            }
            return config;
        } catch (URISyntaxException e) {
            throw new GitException(
                    "The address of the remote " + name + " is not valid: " + e.getReason() + ".",
                    "Correct it with git remote set-url."); // the cause would hold all of the address
        }
    }

    private static List<URIish> pushedTo(RemoteConfig config) {
        return config.getPushURIs().isEmpty() ? config.getURIs() : config.getPushURIs();
    }

    private static List<String> shown(List<URIish> addresses) {
        return addresses.stream().map(Remotes::shown).toList();
    }

    /** An address for people to see: without a password, and of HTTP without who logs in, which may be a token. */
    static String shown(URIish address) {
        boolean http = String.valueOf(address.getScheme()).startsWith("http");
        URIish open = address.setPass(null);
        return (http ? open.setUser(null) : open).toString();
    }
}
