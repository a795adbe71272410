package vn.hospitalkiosk.kiosk.enrolment;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts the one server whose mark the technician brought along, by its very certificate: this machine knows no authority yet.
final class PinnedServer extends X509ExtendedTrustManager {
    private final String mark;

    PinnedServer(String mark) {
        this.mark = mark;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            if (chain.length == 0 || !Marks.of(chain[0].getEncoded()).equals(mark)) {
                throw new CertificateException("this server has another mark");
            }
            chain[0].checkValidity();
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("this server's mark cannot be computed", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        throw new CertificateException("nobody connects to this machine");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("nobody connects to this machine");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        throw new CertificateException("nobody connects to this machine");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
