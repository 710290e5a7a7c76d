package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.git.Branch;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.yaml.PolicyReader;
import dev.slipway.project.yaml.PolicyReading;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who may do what, and when. A policy counts where it stands on the branch that it names as protected, of a remote where
 * there is one, else the local one: a commit anywhere else cannot loosen it.
 */
final class Policies {
    static final String NAME = "slipway.policy.yaml";

    private final Repository repository;
    private final ProjectFiles files;
    private final Map<Revision, Optional<PolicyReading>> read = new ConcurrentHashMap<>();

    Policies(Repository repository, ProjectFiles files) {
        this.repository = repository;
        this.files = files;
    }

    /** A policy that counts, with the short name of the branch on which it stands. */
    record Standing(String branch, Revision at, PolicyReading reading) {
        /** Its faults, else its keys whose function this version does not have. */
        List<Problem> problems() {
            return switch (reading) {
                case PolicyReading.Invalid invalid -> invalid.problems();
                case PolicyReading.Valid valid -> valid.notYet();
            };
        }
    }

    /** The policies that count: one where there is a policy at all, more only where branches contradict each other. */
    List<Standing> counting() {
        List<Branch> branches = repository.branches();
        return branches.stream()
                .flatMap(branch -> at(branch.tip())
                        .filter(reading -> protects(branch, reading, branches))
                        .map(reading -> new Standing(branch.name(), branch.tip(), reading))
                        .stream())
                .toList();
    }

    /** A policy that counts, and the configuration of the same commit. */
    record Protecting(PolicyConfig policy, ProjectConfig config) {
        boolean protects(String environment) {
            return policy.environments().stream()
                    .anyMatch(protection -> protection.environment().equals(environment));
        }
    }

    /** Those without faults; one where branches do not contradict each other. */
    List<Protecting> protecting() {
        return counting().stream()
                .flatMap(standing -> standing.reading() instanceof PolicyReading.Valid valid
                        ? files.of(standing.at()).map(config -> new Protecting(valid.policy(), config)).stream()
                        : Stream.empty())
                .toList();
    }

    /** Why no policy that counts lets anything be done in this environment; empty where they can be judged. */
    Optional<Refused> against(String environment) {
        return against(counting(), environment);
    }

    private static Optional<Refused> against(List<Standing> counting, String environment) {
        return counting.stream()
                .flatMap(standing -> against(standing, environment).stream())
                .findFirst();
    }

    private static boolean protects(Branch branch, PolicyReading reading, List<Branch> all) {
        return reading.protectedBranch()
                .filter(name -> branch.remote() ? tracks(branch, name) : isOnly(branch, name, all))
                .isPresent();
    }

    private static boolean isOnly(Branch local, String name, List<Branch> all) {
        return local.name().equals(name) && all.stream().noneMatch(branch -> tracks(branch, name));
    }

    private static boolean tracks(Branch branch, String name) {
        return branch.remote()
                && branch.name().substring(branch.name().indexOf('/') + 1).equals(name);
    }

    /** Why a deployment to this environment, configured by this commit, cannot be allowed. */
    Optional<Refused> against(Revision configured, String environment) {
        List<Standing> counting = counting();
        return against(counting, environment).or(() -> notFound(configured, counting));
    }

    private static Optional<Refused> against(Standing standing, String environment) {
        return switch (standing.reading()) {
            case PolicyReading.Invalid(var problems, var _) -> Optional.of(faults(standing.branch(), problems));
            case PolicyReading.Valid valid -> {
                List<Problem> notYet = valid.notYet(environment);
                yield notYet.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ProjectFiles.refused(
                                "This version of Slipway cannot do all that " + NAME + " of " + standing.branch()
                                        + " asks for in " + environment + ":",
                                notYet,
                                ProjectFiles.TAKE_OUT));
            }
        };
    }

    /** A commit whose policy stands nowhere that counts: the protected branch was not fetched, or has none. */
    Optional<Refused> notFound(Revision configured, List<Standing> counting) {
        return at(configured).flatMap(reading -> switch (reading) {
            case PolicyReading.Invalid(var problems, var protectedBranch)
            when protectedBranch.isEmpty() -> Optional.of(faults(configured.abbreviated(), problems));
            case PolicyReading named -> {
                String branch = named.protectedBranch().orElse("");
                yield counting.stream()
                                .anyMatch(s -> s.reading().protectedBranch().equals(named.protectedBranch()))
                        ? Optional.empty()
                        : Optional.of(new Refused(
                                Refused.Cause.USAGE,
                                NAME + " of " + configured.abbreviated() + " names the protected branch " + branch
                                        + ", and no such policy stands there.",
                                "Fetch " + branch + ", or commit the policy there."));
            }
        });
    }

    private static Refused faults(String place, List<Problem> problems) {
        return ProjectFiles.refused(NAME + " of " + place + " has faults:", problems, ProjectFiles.MEND);
    }

    private Optional<PolicyReading> at(Revision revision) {
        return read.computeIfAbsent(
                revision, commit -> repository.file(commit, NAME).map(content -> read(commit, content)));
    }

    /** A policy knows the environments that stand beside it in the same commit. */
    private PolicyReading read(Revision revision, byte[] content) {
        List<String> environments = files.of(revision).map(ProjectConfig::environments).orElse(List.of()).stream()
                .map(Environment::name)
                .toList();
        return PolicyReader.read(NAME, content, environments);
    }
}
