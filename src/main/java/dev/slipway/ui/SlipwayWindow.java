package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.ui.shell.Place;
import dev.slipway.vault.Passphrases;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;

/** The window, for those outside of it. A process opens it once. */
public final class SlipwayWindow implements AutoCloseable {
    private final WindowMemory memory;
    private final FirstStage<ProjectWindow> first;
    private final AskedInWindow asked;
    private final Questions questions;

    /**
     * Starts JavaFX and begins to make the window; what it is to show can be opened meanwhile.
     *
     * @param data where the window remembers its place, its look and the last projects
     * @param beforehand has the passphrase of the vault before the person is asked for it
     * @param opener opens another project that the person chooses; its questions are asked in the window
     */
    public SlipwayWindow(
            DataDirectory data, Passphrases beforehand, BiFunction<Path, Questions, Outcome<Workspace>> opener) {
        asked = new AskedInWindow(this::window, beforehand);
        questions = new Questions(asked, asked);
        memory = new WindowMemory(data.path().resolve("window.json"));
        first = FirstStage.start(stage -> new ProjectWindow(
                stage,
                memory,
                path -> opener.apply(path, questions),
                (look, context) -> new ProjectScreens(look, data, context)));
    }

    private Optional<ProjectWindow> window() {
        return first.made();
    }

    /** Asks in the window, once it is shown. */
    public Questions questions() {
        return questions;
    }

    /** The project that was open last, if any was. */
    public Optional<Path> lastProject() {
        return memory.read().recent().stream().findFirst().map(recent -> Path.of(recent.path()));
    }

    /**
     * Opens the window on a project and returns when the person closed it. The workspace stays open.
     *
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     * @throws dev.slipway.journal.JournalException if the audit trail cannot be opened
     */
    public void show(Workspace workspace) throws InterruptedException {
        ProjectInfo project = workspace.project();
        first.open(workspace.journal()::awaitOpen, window -> window.show(workspace, project));
    }

    /**
     * Opens the window as {@link #show} does, goes from screen to screen without a person, and closes it. Returns when it
     * is closed. Meant for {@link Screenshots#withoutDisplay}: what a start needs can be recorded meanwhile.
     */
    public void rehearse(Workspace workspace) throws InterruptedException {
        ProjectInfo project = workspace.project();
        Collection<Place> places = Screenshots.places(workspace).values();
        first.open(workspace.journal()::awaitOpen, window -> {
            window.show(workspace, project);
            window.visit(places);
        });
    }

    /** Closes the projects that the person opened in the window, and ends JavaFX, whether the window was shown or not. */
    @Override
    public void close() {
        asked.end();
        first.close();
        first.made().ifPresent(ProjectWindow::close);
    }
}
