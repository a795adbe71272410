package vn.hospitalkiosk.foreign;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// HAPI FHIR JPA, R4, from its published artefacts: `http://127.0.0.1:PORT/fhir`, database in memory, nothing kept. Ends when its standard input does.
public final class HapiServer {
    private HapiServer() {}

    /// @param words the port
    public static void main(String[] words) throws IOException, LifecycleException {
        Thread.ofPlatform().daemon().name("end-with-input").start(HapiServer::endWithInput);
        Path folder = Files.createTempDirectory("hapi-server");
        RestfulServer fhir =
                new AnnotationConfigApplicationContext(HapiParts.class).getBean(RestfulServer.class);
        Tomcat web = new Tomcat();
        web.setBaseDir(folder.toString());
        web.setPort(Integer.parseInt(words[0]));
        web.getConnector().setProperty("address", "127.0.0.1");
        Context root = web.addContext("", folder.toString());
        Tomcat.addServlet(root, "fhir", fhir).setLoadOnStartup(1);
        root.addServletMappingDecoded("/fhir/*", "fhir");
        web.start();
        web.getServer().await();
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            System.err.println("input broke: ending");
        }
        Runtime.getRuntime().halt(0);
    }
}
