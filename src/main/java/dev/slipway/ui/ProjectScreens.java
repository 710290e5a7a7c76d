package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.DesktopNotice;
import dev.slipway.app.ProjectInfo;
import dev.slipway.logs.LogName;
import dev.slipway.project.Environment;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.audit.AuditView;
import dev.slipway.ui.board.BoardView;
import dev.slipway.ui.deployment.DeploymentView;
import dev.slipway.ui.deployment.DeploymentsView;
import dev.slipway.ui.history.HistoryView;
import dev.slipway.ui.logs.LogsModel;
import dev.slipway.ui.logs.LogsView;
import dev.slipway.ui.project.DoctorView;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.ProjectActions;
import dev.slipway.ui.project.PromotionsModel;
import dev.slipway.ui.review.ReviewView;
import dev.slipway.ui.settings.HostsView;
import dev.slipway.ui.settings.SecretsView;
import dev.slipway.ui.settings.SettingsView;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.Screens;
import dev.slipway.ui.theme.Appearance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** Makes the screen for each place. */
final class ProjectScreens implements Screens {
    private final ObjectProperty<Appearance> appearance;
    private final DataDirectory data;
    private final ScreenContext context;
    private final FetchModel fetch;
    private final PromotionsModel promotions;
    private final LogsModel logs;

    /** @param appearance how the window looks; set when the person chooses */
    ProjectScreens(ObjectProperty<Appearance> appearance, DataDirectory data, ScreenContext context) {
        this.appearance = appearance;
        this.data = data;
        this.context = context;
        this.fetch = new FetchModel(context);
        this.promotions = new PromotionsModel(context, DesktopNotice::show);
        this.logs = new LogsModel(context, context.workspace().logs(), ZoneId.systemDefault());
    }

    @Override
    public Screen at(Place place) {
        return switch (place) {
            case Place.Board _ -> new BoardView(context, fetch, promotions);
            case Place.History _ -> new HistoryView(context, fetch);
            case Place.Review(Act act) -> new ReviewView(context, act, promotions.openProperty());
            case Place.Doctor _ -> new DoctorView(context);
            case Place.Deployments _ -> new DeploymentsView(context);
            case Place.Deployment(String id) -> new DeploymentView(context, id);
            case Place.Logs _ -> new LogsView(context, logs);
            case Place.LogsAt(String environment, LogName log, Instant time) -> {
                logs.seek(environment, log, time);
                yield new LogsView(context, logs);
            }
            case Place.Audit _ -> new AuditView(context);
            case Place.Hosts _ -> new HostsView(context);
            case Place.Secrets _ -> new SecretsView(context);
            case Place.Settings _ -> new SettingsView(context, fetch, appearance, data, installation());
        };
    }

    @Override
    public Subscription attach() {
        return Subscription.combine(fetch.attach(), promotions.attach(), logs::close);
    }

    @Override
    public ObservableValue<Integer> waiting() {
        return promotions.waiting();
    }

    @Override
    public List<Action> everywhere(ProjectInfo project) {
        ProjectActions acts = new ProjectActions(context);
        List<String> names = project.configuration().environments().stream()
                .map(Environment::name)
                .toList();
        List<Action> actions = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            actions.add(acts.promote(names.get(i - 1), names.get(i)));
        }
        names.forEach(name -> actions.add(acts.deploy(name)));
        names.forEach(name -> actions.add(acts.rollBack(name)));
        actions.addAll(List.of(acts.tag(), acts.doctor(), acts.hosts(), acts.secrets()));
        return actions;
    }

    private Map<String, String> installation() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Slipway",
                Optional.ofNullable(ProjectScreens.class.getPackage().getImplementationVersion())
                        .orElse("built from a work tree"));
        facts.put("Java", Runtime.version().toString());
        facts.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("Journals and settings", data.path().toString());
        return facts;
    }
}
