// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

/// A certificate authority of the test's own and what it signed, made by the openssl program when asked for.
class Certificates {
public:
    Certificates();
    bool areMade() const { return m_areMade; }

    QString authorityFile() const { return file(QStringLiteral("ca.pem")); }
    /// For `localhost` and 127.0.0.1.
    QSslConfiguration good() const { return server(QStringLiteral("good")); }
    QSslConfiguration expired() const { return server(QStringLiteral("expired")); }
    QSslConfiguration wrongHost() const { return server(QStringLiteral("wronghost")); }
    QSslConfiguration selfSigned() const { return server(QStringLiteral("selfsigned")); }

private:
    bool openssl(const QStringList &arguments) const;
    bool sign(const QString &name, const QString &subjectAltName, int days) const;
    QSslConfiguration server(const QString &name) const;
    QString file(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    bool m_areMade = false;
};
