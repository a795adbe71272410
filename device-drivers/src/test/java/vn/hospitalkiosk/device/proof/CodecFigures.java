package vn.hospitalkiosk.device.proof;

import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.device.cardterminal.EcrProbe;
import vn.hospitalkiosk.device.cardunit.Crt591Probe;

/// How long each codec takes for one frame, from bytes to meaning.
public final class CodecFigures {
    private static final double TARGET_MICROS = 10;

    private CodecFigures() {}

    /// Frames of the card unit and of both terminals. The printer's ReplyDemux and the scanner's Framer belong here as soon as their packages offer a probe like these.
    public static List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("parse CRT-591 frame", Crt591Probe.frame()));
        figures.add(figure("find ECR frame", EcrProbe.frames()));
        figures.add(figure("parse Hypercom frame", EcrProbe.hypercom()));
        figures.add(figure("parse ECR17 frame", EcrProbe.ecr17()));
        return figures;
    }

    private static Figure figure(String name, Runnable one) {
        return new Figure(name, "us", TARGET_MICROS, Figure.micros(one));
    }
}
