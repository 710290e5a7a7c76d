package dev.slipway.ui.history;

import dev.slipway.git.Headline;
import dev.slipway.git.graph.Line;
import dev.slipway.git.graph.Row;
import dev.slipway.ui.widget.Ago;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

/** Draws rows of the graph: lines, marks, subject, author, id and age. */
final class GraphPainter {
    /** Height of a row. */
    static final double ROW = 32;

    /** How far lanes stand apart where there is room, and where there are very many. */
    private static final double LANE = 16;

    private static final double NARROWEST_LANE = 5;
    private static final double INSET = 16;
    private static final double NODE = 4.5;
    private static final double SMALL_NODE = 3;
    private static final double LINE = 2;
    private static final double BADGE_HEIGHT = 20;
    private static final double BADGE_INSET = 8;
    private static final double GAP = 8;

    /** From the middle of a row down to the foot of its letters. */
    private static final double BASELINE = 4.5;

    private final GraphInk ink;
    private final GraphicsContext graphics;

    /**
     * Where the columns stand.
     *
     * @param graph how wide the lines may be
     * @param lane how far lanes stand apart
     */
    record Columns(double width, double graph, double lane) {
        private static final double ID = 72;
        private static final double AGE = 64;
        private static final double NARROW = 640;

        /** @param lanes how many are to be seen */
        static Columns of(double width, int lanes) {
            double most = width * 0.4;
            return new Columns(
                    width,
                    Math.min(2 * INSET + lanes * LANE, most),
                    Math.clamp((most - 2 * INSET) / lanes, NARROWEST_LANE, LANE));
        }

        private double x(int lane) {
            return INSET + lane * this.lane;
        }

        private double node() {
            return lane < 2 * NODE + LINE ? SMALL_NODE : NODE;
        }

        double author() {
            return width < NARROW ? 0 : 112;
        }

        double ageLeft() {
            return width - INSET - AGE;
        }

        double idLeft() {
            return ageLeft() - ID;
        }

        double authorLeft() {
            return idLeft() - author();
        }

        double subject() {
            return authorLeft() - graph - GAP;
        }
    }

    /** How a row is drawn beside what it says. */
    record Dress(boolean selected, boolean hovered) {}

    GraphPainter(GraphInk ink, GraphicsContext graphics) {
        this.ink = ink;
        this.graphics = graphics;
    }

    /** Draws a row with its upper edge there. */
    void draw(ShownRow shown, Columns columns, double top, Dress dress, Instant now) {
        drawGround(0, columns, top, dress);
        drawLines(shown.row(), columns, top, dress);
        double edge = columns.graph() - GAP / 2;
        if (columns.x(shown.lastLane()) + LINE > edge) {
            graphics.setFill(ink.ground());
            graphics.fillRect(edge, top, columns.width() - edge, ROW);
            drawGround(edge, columns, top, dress);
        }
        graphics.setFill(ink.rowLine());
        graphics.fillRect(columns.graph(), top + ROW - 1, columns.width() - columns.graph(), 1);
        double middle = top + ROW / 2;
        double left = columns.graph() + drawBadges(shown.badges(), columns, middle);
        graphics.setFont(ink.font());
        graphics.setTextBaseline(VPos.BASELINE);
        shown.commit().ifPresent(commit -> drawTexts(commit, columns, left, middle + BASELINE, now));
        graphics.setFont(ink.idFont());
        graphics.setFill(ink.muted());
        graphics.fillText(shown.row().revision().abbreviated(), columns.idLeft(), middle + BASELINE);
    }

    private void drawGround(double left, Columns columns, double top, Dress dress) {
        if (dress.selected() || dress.hovered()) {
            graphics.setFill(dress.selected() ? ink.selection() : ink.hover());
            graphics.fillRect(left, top, columns.width() - left, ROW);
        }
    }

    private void drawTexts(Headline commit, Columns columns, double left, double baseline, Instant now) {
        Letters letters = ink.letters(ink.font());
        graphics.setFill(ink.plain());
        String subject = commit.subject().isBlank() ? "(no message)" : commit.subject();
        graphics.fillText(letters.fitted(subject, columns.authorLeft() - GAP - left), left, baseline);
        graphics.setFill(ink.muted());
        if (columns.author() > 0) {
            graphics.fillText(
                    letters.fitted(commit.author().name(), columns.author() - GAP), columns.authorLeft(), baseline);
        }
        Duration age = Duration.between(commit.at(), now);
        graphics.fillText(Ago.length(age.isNegative() ? Duration.ZERO : age), columns.ageLeft(), baseline);
    }

    /** What of them is too far to the right is painted over, because clipping costs a picture of the whole pane each time. */
    private void drawLines(Row row, Columns columns, double top, Dress dress) {
        graphics.setLineWidth(LINE);
        graphics.setLineCap(StrokeLineCap.BUTT);
        double middle = top + ROW / 2;
        for (Line line : row.upper()) {
            draw(line, columns, top, middle, line.from());
        }
        for (Line line : row.lower()) {
            draw(line, columns, middle, top + ROW, line.to());
        }
        double x = columns.x(row.lane());
        double node = columns.node();
        double ring = node + LINE;
        graphics.setFill(dress.selected() ? ink.selection() : ink.ground());
        graphics.fillOval(x - ring, middle - ring, 2 * ring, 2 * ring);
        graphics.setFill(ink.lane(row.colour()));
        graphics.fillOval(x - node, middle - node, 2 * node, 2 * node);
    }

    private void draw(Line line, Columns columns, double top, double bottom, int straight) {
        if (line.from() == line.to()) {
            graphics.setFill(ink.lane(line.colour()));
            graphics.fillRect(columns.x(line.from()) - LINE / 2, top, LINE, bottom - top);
        } else {
            bend(line, columns, top, bottom, straight);
        }
    }

    /** A line that changes its lane bends around the corner where that of the row's edge meets the height of the commit. */
    private void bend(Line line, Columns columns, double top, double bottom, int straight) {
        graphics.setStroke(ink.lane(line.colour()));
        graphics.beginPath();
        graphics.moveTo(columns.x(line.from()), top);
        boolean begins = straight == line.to();
        double across = columns.x(straight);
        double height = begins ? top : bottom;
        double radius = Math.min(ROW / 2, columns.lane());
        double side = Math.signum(columns.x(begins ? line.from() : line.to()) - across) * radius;
        if (begins) {
            graphics.lineTo(across + side, height);
            graphics.quadraticCurveTo(across, height, across, bottom);
        } else {
            graphics.quadraticCurveTo(across, height, across + side, height);
            graphics.lineTo(columns.x(line.to()), height);
        }
        graphics.stroke();
    }

    /** Draws marks as far as there is room; gives how much they take. */
    private double drawBadges(List<Badge> badges, Columns columns, double middle) {
        Letters letters = ink.letters(ink.badgeFont());
        double room = columns.subject() * 0.7;
        double used = 0;
        for (int i = 0; i < badges.size(); i++) {
            Badge badge = badges.get(i);
            int left = badges.size() - i - 1;
            double more = left > 0 ? letters.width("+" + left) + GAP : 0;
            double width = Math.min(letters.width(badge.text()), Math.max(40, room - used - more - 2 * BADGE_INSET));
            if (i > 0 && used + 2 * BADGE_INSET + width + more > room) {
                graphics.setFont(ink.badgeFont());
                graphics.setFill(ink.muted());
                String others = "+" + (left + 1);
                graphics.fillText(others, columns.graph() + used, middle + BASELINE);
                return used + letters.width(others) + GAP;
            }
            draw(badge, letters.fitted(badge.text(), width + 1), columns.graph() + used, middle, width);
            used += width + 2 * BADGE_INSET + GAP;
        }
        return used;
    }

    private void draw(Badge badge, String text, double left, double middle, double width) {
        double top = middle - BADGE_HEIGHT / 2;
        graphics.setFill(ink.ground(badge.kind()));
        graphics.fillRoundRect(left, top, width + 2 * BADGE_INSET, BADGE_HEIGHT, BADGE_HEIGHT, BADGE_HEIGHT);
        graphics.setStroke(ink.edge(badge.kind()));
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(
                left + 0.5, top + 0.5, width + 2 * BADGE_INSET - 1, BADGE_HEIGHT - 1, BADGE_HEIGHT, BADGE_HEIGHT);
        graphics.setFont(ink.badgeFont());
        graphics.setFill(ink.letters(badge.kind()));
        graphics.fillText(text, left + BADGE_INSET, middle + BASELINE - 0.5);
    }
}
