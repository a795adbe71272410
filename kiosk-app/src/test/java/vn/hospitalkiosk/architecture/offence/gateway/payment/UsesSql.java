package vn.hospitalkiosk.architecture.offence.gateway.payment;

/// Planted: SQL and a container's annotation where decisions are made.
public class UsesSql {
    public Class<?> connection() {
        return java.sql.Connection.class;
    }

    @jakarta.annotation.PostConstruct
    public void start() {}
}
