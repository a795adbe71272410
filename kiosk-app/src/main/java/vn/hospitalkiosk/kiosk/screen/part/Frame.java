package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screen of 1080 × 1920: bar, sheet, dock, and what lies over them. UI.md §3.
public final class Frame extends Pane {
    public static final double WIDTH = 1080;
    public static final double HEIGHT = 1920;
    public static final double MARGIN = 60;
    static final double BAR = 128;
    static final double DOCK = 168;

    private final StackPane bar = new StackPane();
    private final VBox step = new VBox();
    private final VBox lead = new VBox();
    private final VBox body = new VBox();
    private final HBox actions = new HBox(24);
    private final StackPane dock = new StackPane();
    private final VBox page = new VBox(bar, step, lead, body, actions, dock);
    private final StackPane cover = new StackPane();
    private final StackPane notice = new StackPane();

    private final PieceColumn bars = column(bar);
    private final PieceColumn steps = column(step);
    private final PieceColumn leads = column(lead);
    private final PieceColumn bodies = column(body);
    private final PieceColumn actionRow = column(actions);
    private final PieceColumn docks = column(dock);
    private final PieceColumn covers = column(cover);
    private final PieceColumn notices = column(notice);

    public Frame() {
        getStyleClass().add("kiosk");
        Boxes.height(bar, BAR);
        Boxes.height(dock, DOCK);
        body.setPadding(new Insets(0, MARGIN, 0, MARGIN));
        actions.setPadding(new Insets(24, MARGIN, 36, MARGIN));
        VBox.setVgrow(body, Priority.ALWAYS);
        cover.setPickOnBounds(false);
        notice.setMouseTransparent(true);
        getChildren().setAll(page, cover, notice);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    private static PieceColumn column(Pane parent) {
        return new PieceColumn(parent.getChildren(), Frame::place);
    }

    private static void place(Piece piece, Node node) {
        VBox.setVgrow(node, piece.grow() > 0 ? Priority.ALWAYS : Priority.NEVER);
        if (piece.grow() > 0 && node instanceof Region region) {
            // The column shares spare height evenly; a preferred height of nothing and a cap make
            // the shares.
            region.setMinHeight(0);
            region.setPrefHeight(0);
        }
    }

    public void showSheet(Sheet sheet) {
        steps.show(sheet.step().stream().toList());
        lead.setPadding(new Insets(sheet.leadTop(), MARGIN, 0, MARGIN));
        leads.show(sheet.lead());
        bodies.show(sheet.body());
        actionRow.show(sheet.actions());
        actions.setManaged(!sheet.actions().isEmpty());
        actions.setVisible(!sheet.actions().isEmpty());
        covers.show(sheet.cover().stream().toList());
    }

    /// UI.md §2.2.
    public void highContrast(boolean on) {
        if (on != getStyleClass().contains("hc")) {
            if (on) {
                getStyleClass().add("hc");
            } else {
                getStyleClass().remove("hc");
            }
        }
    }

    public void showBar(Piece piece) {
        bars.show(List.of(piece));
    }

    public void showDock(Piece piece) {
        docks.show(List.of(piece));
    }

    /// A sentence over the bar for a few seconds; an empty list takes it away.
    public void showNotice(List<Piece> pieces) {
        notices.show(pieces);
    }

    /// Forgets the sheet: the next one has nothing in common with it. Bar and dock stay, and are not painted again.
    public void clearSheet() {
        clear(List.of(steps, leads, bodies, actionRow, covers));
    }

    /// Forgets all pieces: the next picture has another look.
    public void clear() {
        clearSheet();
        clear(List.of(bars, docks, notices));
    }

    private static void clear(List<PieceColumn> columns) {
        columns.forEach(each -> each.show(List.of()));
    }

    @Override
    protected void layoutChildren() {
        page.resizeRelocate(0, 0, WIDTH, HEIGHT);
        cover.resizeRelocate(0, 0, WIDTH, HEIGHT - DOCK);
        notice.resizeRelocate(0, 0, WIDTH, BAR);
    }
}
