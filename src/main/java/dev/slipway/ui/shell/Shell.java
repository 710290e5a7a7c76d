package dev.slipway.ui.shell;

import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.words.Said;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.action.Actions;
import dev.slipway.ui.work.Background;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The frame around the screens of one open project. */
public final class Shell extends StackPane {
    private static final Insets PALETTE_PLACE = new Insets(72, 0, 0, 0);

    private final ToastLayer toasts = new ToastLayer();
    private final SheetLayer sheets = new SheetLayer();
    private final StackPane holder = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final Actions actions = new Actions();
    private final Map<Section, Screen> kept = new EnumMap<>(Section.class);
    private final ShellModel model;
    private final ScreenContext context;
    private final Screens screens;
    private final ObservableValue<Instant> now;
    private final TopBar top;
    private Optional<Screen> shown = Optional.empty();
    private Subscription listening = Subscription.EMPTY;
    private Subscription shownActions = Subscription.EMPTY;
    private Subscription everywhere = Subscription.EMPTY;

    /**
     * @param project of the workspace, as it was read when it was opened
     * @param outer actions of the window: projects, theme
     * @param now the time as the window shows it
     */
    public Shell(
            Workspace workspace,
            ProjectInfo project,
            Function<ScreenContext, Screens> screens,
            OuterActions outer,
            Background background,
            ObservableValue<Instant> now,
            ProjectMemory memory) {
        this.now = now;
        model = new ShellModel(workspace, project, background, toasts);
        context = new ScreenContext(workspace, background, model, toasts, sheets, model.stops(), now, memory);
        this.screens = screens.apply(context);
        Map<Section, Action> sections = sections();
        Action palette = Action.of("palette", "Search or run a command", Feather.SEARCH, this::openPalette)
                .withKey("Shortcut+K");
        Action back =
                Action.of("back", "Go back", Feather.ARROW_LEFT, model::back).withKey("Alt+LEFT");
        actions.add(Stream.of(sections.values(), List.of(back), outer.projects(), outer.theme())
                .flatMap(Collection::stream)
                .toList());
        top = new TopBar(model, outer.projects(), palette);
        build(new Rail(model, sections, sheets, this.screens.waiting()));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, palette));
    }

    /** Begins to show the project: goes to the board and listens to what runs. */
    public void attach() {
        model.attach();
        listening = Subscription.combine(
                screens.attach(),
                model.projectProperty().subscribe(this::offer),
                model.placeProperty().subscribe(this::show),
                now.subscribe(_ -> {
                    model.readProject();
                    model.lookAtRunning();
                }));
    }

    /** Lets go of everything that it listens to. */
    public void detach() {
        listening.unsubscribe();
        leave();
        model.detach();
    }

    /** Leads to the places of this project. */
    public Navigator navigator() {
        return model;
    }

    /** What runs in this project now. */
    public List<Running> running() {
        return model.stillRunning();
    }

    /** Asks before all that runs is stopped. */
    public void askToStop(List<Running> running, String verb, Runnable yes) {
        sheets.confirm(StopQuestion.ofAll(running.stream().map(Running::state).toList(), verb), _ -> yes.run());
    }

    /**
     * Asks in a sheet, as soon as no other is there.
     *
     * @param sheet made with what takes the answer
     * @param answer is cancelled where the sheet is put away; where somebody else ends it the sheet goes
     */
    public <T> void ask(Function<Consumer<T>, Node> sheet, CompletableFuture<T> answer) {
        sheets.ask(sheet, answer);
    }

    /** Shows that this is being stopped; nothing else can be done meanwhile. */
    public void showStopping(List<Running> running) {
        List<String> titles = running.stream()
                .map(deployment -> Said.title(deployment.state().started().plan()))
                .toList();
        frame.setDisable(true);
        getChildren().add(new StoppingPane(titles));
    }

    /** Takes the sign of {@link #showStopping} away. */
    public void showGoingOn() {
        getChildren().removeIf(StoppingPane.class::isInstance);
        frame.setDisable(false);
    }

    /** Whether a deployment of this process runs. */
    public ObservableValue<Boolean> busy() {
        return model.busy();
    }

    /** Where messages are shown. */
    public Notices notices() {
        return toasts;
    }

    /** Opens the list of all commands. */
    public void openPalette() {
        Palette palette = new Palette(actions, sheets::close);
        sheets.showAt(palette, Pos.TOP_CENTER);
    }

    private void build(Rail rail) {
        getStyleClass().add("shell");
        holder.getStyleClass().add("screen-holder");
        BorderPane main = new BorderPane(holder);
        main.setTop(top);
        frame.setCenter(main);
        frame.setLeft(rail);
        sheets.setPadding(PALETTE_PLACE);
        getChildren().addAll(frame, toasts, sheets);
    }

    private Map<Section, Action> sections() {
        Map<Section, Action> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, goTo(section, sections.size() + 1));
        }
        return sections;
    }

    private Action goTo(Section section, int number) {
        return Action.of(
                        "go." + section.title().toLowerCase(Locale.ROOT),
                        "Go to " + section.title(),
                        section.icon(),
                        () -> model.go(section.place()))
                .withKey("Shortcut+" + number);
    }

    private void show(Place place) {
        leave();
        Screen screen = place.equals(place.section().place())
                ? kept.computeIfAbsent(place.section(), _ -> screens.at(place))
                : screens.at(place);
        shown = Optional.of(screen);
        offer(screen);
        top.crumbProperty().bind(screen.title());
        boolean focused =
                getScene() != null && Descendants.include(holder, getScene().getFocusOwner());
        holder.getChildren().setAll(screen.node());
        screen.attach();
        if (focused && !Descendants.include(holder, getScene().getFocusOwner())) {
            Descendants.firstToFocus(holder).ifPresent(Node::requestFocus);
        }
    }

    /** Offers what can be done in the environments that the project has now. */
    private void offer(ProjectInfo project) {
        everywhere.unsubscribe();
        everywhere = actions.add(screens.everywhere(project));
        shown.ifPresent(this::offer);
    }

    /** A screen knows better than the rest what can be done now, so its actions are added last. */
    private void offer(Screen screen) {
        shownActions.unsubscribe();
        shownActions = actions.add(screen.actions());
    }

    private void leave() {
        shownActions.unsubscribe();
        shown.ifPresent(Screen::detach);
        shown = Optional.empty();
    }

    private void key(KeyEvent event, Action palette) {
        if (sheets.isVisible() || frame.isDisabled()) {
            return;
        }
        Stream.concat(Stream.of(palette), actions.all().stream())
                .filter(action ->
                        action.shortcut().filter(keys -> keys.match(event)).isPresent())
                .findFirst()
                .ifPresent(action -> {
                    event.consume();
                    action.start();
                });
    }
}
