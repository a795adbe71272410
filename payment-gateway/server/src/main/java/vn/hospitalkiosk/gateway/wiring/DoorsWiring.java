package vn.hospitalkiosk.gateway.wiring;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.RequestContextFilter;

/// One Tomcat, four connectors. The kiosk door demands a client certificate of our CA; console and callback door speak plain HTTP only when simulated, the door for enrolment never.
@Configuration(proxyBeanMethods = false)
class DoorsWiring {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> doors(
            Arguments arguments, GatewayConfig config, Pki pki) {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                address(connector, config);
                secure(connector, pki, true);
                // A kiosk keeps its connections all day: a new one costs both sides a handshake
                // with two certificates.
                connector.setProperty("maxKeepAliveRequests", "-1");
                connector.setProperty("keepAliveTimeout", "300000");
            });
            for (Door door : new Door[] {Door.CALLBACK, Door.CONSOLE, Door.ENROLMENT}) {
                Connector connector = new Connector("HTTP/1.1");
                connector.setPort(door.port(arguments.portBase()));
                address(connector, config);
                connector
                        .getProtocolHandler()
                        .setExecutor(new VirtualThreadExecutor(door.endpoint() + "-"));
                if (door == Door.ENROLMENT || config.environment() != Environment.SIMULATED) {
                    secure(connector, pki, false);
                }
                factory.addAdditionalConnectors(connector);
            }
        };
    }

    @Bean
    FilterRegistrationBean<DoorFilter> doorFilter(Arguments arguments) {
        FilterRegistrationBean<DoorFilter> registration =
                new FilterRegistrationBean<>(new DoorFilter(arguments.portBase()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /// Forms and pages are UTF-8, said once instead of at every request.
    @Bean
    ServletContextInitializer utf8() {
        return context -> {
            context.setRequestCharacterEncoding("UTF-8");
            context.setResponseCharacterEncoding("UTF-8");
        };
    }

    /// Spring's dispatcher does the same for what it handles, and nothing else asks.
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        FilterRegistrationBean<RequestContextFilter> registration =
                new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    private static void address(Connector connector, GatewayConfig config) {
        connector.setProperty("address", config.listen());
        connector.setProperty("maxHttpRequestHeaderSize", "16384");
        connector.setMaxPostSize(65536);
        connector.setXpoweredBy(false);
    }

    private static void secure(Connector connector, Pki pki, boolean demandCertificate) {
        connector.setSecure(true);
        connector.setScheme("https");
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("+TLSv1.3+TLSv1.2");
        if (demandCertificate) {
            tls.setCertificateVerification("required");
            tls.setTrustStore(pki.trusted().content());
        }
        SSLHostConfigCertificate own =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystore(pki.gateway().content());
        own.setCertificateKeystorePassword(pki.gateway().password());
        tls.addCertificate(own);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setSSLEnabled(true);
        }
        connector.addSslHostConfig(tls);
    }
}
