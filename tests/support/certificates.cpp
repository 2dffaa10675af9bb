// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/certificates.h>

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>

namespace {

const QStringList NewKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
    QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes")};
const QString ForLocalhost = QStringLiteral("DNS:localhost,IP:127.0.0.1");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Certificates::Certificates()
{
    const QStringList authority = QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + NewKey
        + QStringList{QStringLiteral("-keyout"), file(QStringLiteral("ca.key")), QStringLiteral("-out"),
            file(QStringLiteral("ca.pem")), QStringLiteral("-subj"), QStringLiteral("/CN=Test authority"),
            QStringLiteral("-days"), QStringLiteral("2")};
    const QStringList selfSigned = QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + NewKey
        + QStringList{QStringLiteral("-keyout"), file(QStringLiteral("selfsigned.key")), QStringLiteral("-out"),
            file(QStringLiteral("selfsigned.pem")), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
            QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-addext"),
            QStringLiteral("subjectAltName=") + ForLocalhost};
    m_areMade = openssl(authority) && openssl(selfSigned) && sign(QStringLiteral("good"), ForLocalhost, 2)
        && sign(QStringLiteral("expired"), ForLocalhost, -1)
        && sign(QStringLiteral("wronghost"), QStringLiteral("DNS:other.example"), 2);
}

bool Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    const bool isGood = finished.wait(20'000) && process.exitCode() == 0;
    if (!isGood) {
        qWarning("openssl: %s", process.readAll().constData());
    }
    return isGood;
}

bool Certificates::sign(const QString &name, const QString &subjectAltName, int days) const
{
    const QString request = file(name + QStringLiteral(".csr"));
    const QStringList ask = QStringList{QStringLiteral("req"), QStringLiteral("-new")} + NewKey
        + QStringList{QStringLiteral("-keyout"), file(name + QStringLiteral(".key")), QStringLiteral("-out"), request,
            QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-addext"),
            QStringLiteral("subjectAltName=") + subjectAltName};
    const QStringList grant{QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
        QStringLiteral("-CA"), file(QStringLiteral("ca.pem")), QStringLiteral("-CAkey"), file(QStringLiteral("ca.key")),
        QStringLiteral("-CAcreateserial"), QStringLiteral("-copy_extensions"), QStringLiteral("copy"),
        QStringLiteral("-days"), QString::number(days), QStringLiteral("-out"), file(name + QStringLiteral(".pem"))};
    return openssl(ask) && openssl(grant);
}

QSslConfiguration Certificates::server(const QString &name) const
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contentOf(file(name + QStringLiteral(".pem")))));
    tls.setPrivateKey(QSslKey(contentOf(file(name + QStringLiteral(".key"))), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}
