package vn.hospitalkiosk.device.scanner;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;

/// A camera's view of a code: turned, blurred, noisy, pale, on a desk lit from one side. The same again from one seed.
///
/// @param scale pixels of the frame to one of the picture
/// @param degrees turned clockwise
/// @param blur side of the blurring square, 1: none
/// @param noise standard deviation, of 255
/// @param contrast 1: black on white
record Scene(double scale, double degrees, int blur, double noise, double contrast, long seed) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    static Scene clean(double scale) {
        return new Scene(scale, 0, 1, 0, 1, 1);
    }

    FrameSource.Frame of(BufferedImage code) {
        BufferedImage view = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = view.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setPaint(new GradientPaint(0, 0, new Color(200, 200, 200), WIDTH, HEIGHT, Color.WHITE));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        AffineTransform at = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
        at.rotate(Math.toRadians(degrees));
        at.scale(scale, scale);
        at.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
        g.drawImage(code, at, null);
        g.dispose();
        int[] grey = blurred(view).getRaster().getSamples(0, 0, WIDTH, HEIGHT, 0, (int[]) null);
        Random random = new Random(seed);
        byte[] bytes = new byte[grey.length];
        for (int i = 0; i < grey.length; i++) {
            double value = 128 + (grey[i] - 128) * contrast + random.nextGaussian() * noise;
            bytes[i] = (byte) Math.clamp((long) value, 0, 255);
        }
        return new FrameSource.Frame(WIDTH, HEIGHT, FrameSource.Pixels.LUMINANCE, bytes);
    }

    private BufferedImage blurred(BufferedImage view) {
        if (blur == 1) {
            return view;
        }
        float[] square = new float[blur * blur];
        Arrays.fill(square, 1f / square.length);
        return new ConvolveOp(new Kernel(blur, blur, square), ConvolveOp.EDGE_NO_OP, null)
                .filter(view, null);
    }
}
