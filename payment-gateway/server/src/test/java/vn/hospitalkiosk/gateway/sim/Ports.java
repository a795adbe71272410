package vn.hospitalkiosk.gateway.sim;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// Store ports of a real database that break where [Faults] says; those in memory break by themselves, see [Faults#around].
final class Ports {
    private final Faults faults;
    private final Breaking breaking;

    /// Lets one call of a port run and breaks it at `hit`: a store may know better places than before and after.
    interface Breaking {
        Object run(Optional<Faults.Hit> hit, Call call) throws Throwable;
    }

    interface Call {
        Object run() throws Throwable;
    }

    Ports(Faults faults, Breaking breaking) {
        this.faults = faults;
        this.breaking = breaking;
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
        Call call = () -> Order.of(call(inner, method, args));
        return breaking.run(faults.next(), call);
    }

    private static Object call(Object inner, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
