// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/logging.h>
#include <QLoggingCategory>
#include <QTemporaryFile>
#include <support/testmain.h>
#include <unistd.h>

Q_LOGGING_CATEGORY(ofTheTest, "keydesk.test")

/// What reaches standard error of a program that has installed the log.
class MessagesTest : public QObject {
    Q_OBJECT
    QTemporaryFile m_file;
    int m_standardError = -1;

    /// What was written since init(); standard error is itself again.
    QString written()
    {
        qInstallMessageHandler(nullptr);
        std::fflush(stderr);
        ::dup2(m_standardError, STDERR_FILENO);
        m_file.seek(0);
        return QString::fromUtf8(m_file.readAll());
    }

private Q_SLOTS:
    void init()
    {
        m_file.remove();
        QVERIFY(m_file.open());
        m_standardError = ::dup(STDERR_FILENO);
        QVERIFY(::dup2(m_file.handle(), STDERR_FILENO) >= 0);
        installLogging();
    }
    void cleanup()
    {
        (void)written();
        ::close(m_standardError);
        QLoggingCategory::setFilterRules(QString());
    }

    void aWarningIsOneLine()
    {
        qWarning("first\nsecond");
        QCOMPARE(written(), QStringLiteral("keydesk: first | second\n"));
    }

    void nothingSecretIsWritten()
    {
        qWarning("sent client_secret=S3CRET&scope=a");
        qCritical("Authorization: Bearer S3CRET");
        const QString all = written();
        QVERIFY2(!all.contains(QLatin1String("S3CRET")), qPrintable(all));
        QVERIFY(all.contains(QStringLiteral("client_secret=…&scope=a")));
    }

    void theCategoryIsNamed()
    {
        qCWarning(ofTheTest) << "odd";
        QCOMPARE(written(), QStringLiteral("keydesk: keydesk.test: odd\n"));
    }

    void chatterIsLeftOut()
    {
        qDebug("debug");
        qInfo("info");
        qCInfo(ofTheTest) << "info";
        QCOMPARE(written(), QString());
    }
};

KEYDESK_TEST(MessagesTest)
#include "messages.moc"
