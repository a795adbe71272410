package vn.hospitalkiosk.gateway.sim;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.refund.Refund;

/// Store ports that break where [Faults] says, and give lists in an order that does not depend on the store.
final class Ports {
    private final Faults faults;
    private final Breaking breaking;

    /// Lets one call of a port run and breaks it at `hit`: a store may know better places than before and after.
    interface Breaking {
        Object run(Faults.Hit hit, Call call) throws Throwable;
    }

    interface Call {
        Object run() throws Throwable;
    }

    Ports(Faults faults, Breaking breaking) {
        this.faults = faults;
        this.breaking = breaking;
    }

    /// Before or after the whole call.
    static Breaking around(Faults faults) {
        return (hit, call) -> {
            if (!hit.before()) {
                call.run();
            }
            throw faults.blow(hit);
        };
    }

    <T> T of(Class<T> port, T inner) {
        InvocationHandler handler = (_, method, args) -> invoke(inner, method, args);
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    Transactions of(Transactions inner) {
        return new Transactions() {
            @Override
            public <T> T within(Supplier<T> work) {
                faults.demandUp();
                return inner.within(work);
            }
        };
    }

    private Object invoke(Object inner, Method method, Object[] args) throws Throwable {
        faults.demandUp();
        Call call = () -> sorted(call(inner, method, args));
        Optional<Faults.Hit> hit = faults.next();
        return hit.isPresent() ? breaking.run(hit.get(), call) : call.run();
    }

    private static Object call(Object inner, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Object sorted(Object result) {
        if (result instanceof List<?> list && list.size() > 1) {
            List<Object> copy = new ArrayList<>(list);
            copy.sort(Comparator.comparing(Ports::key));
            return copy;
        }
        return result;
    }

    private static String key(Object row) {
        return switch (row) {
            case PaymentIntent intent -> intent.id().value();
            case Outbox.Taken taken -> taken.record().key().value();
            case HisNews.Taken taken -> taken.record().id();
            case Refund refund -> refund.id().value();
            case Holding holding ->
                    holding.psp() + holding.transaction() + holding.place() + holding.amount();
            default -> row.toString();
        };
    }
}
