// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/exitcode.h>
#include <cli/hints.h>
#include <cli/verbs.h>
#include <support/testmain.h>

class ErrorLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// design: product, exit codes.
    void kindsHaveTheirCode_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, ErrorKind kind, int code) { QTest::newRow(name) << static_cast<int>(kind) << code; };
        row("database", ErrorKind::DatabaseDamaged, 1);
        row("disk full", ErrorKind::DiskFull, 1);
        row("failed check", ErrorKind::CheckFailed, 1);
        row("usage", ErrorKind::Usage, 2);
        row("confirmation", ErrorKind::ConfirmationNeeded, 2);
        row("label taken", ErrorKind::LabelTaken, 2);
        row("header", ErrorKind::HeaderInvalid, 2);
        row("space", ErrorKind::NoSuchSpace, 3);
        row("key", ErrorKind::NoSuchKey, 3);
        row("file", ErrorKind::NoSuchFile, 3);
        row("keychain missing", ErrorKind::KeychainMissing, 4);
        row("keychain locked", ErrorKind::KeychainLocked, 4);
        row("entry missing", ErrorKind::KeychainEntryMissing, 4);
        row("rejected", ErrorKind::ClientRejected, 5);
        row("captive portal", ErrorKind::TokenAnswerNotJson, 5);
        row("redirect", ErrorKind::TokenEndpointRedirects, 5);
        row("no host", ErrorKind::HostNotFound, 6);
        row("tls", ErrorKind::TlsFailed, 6);
        row("time", ErrorKind::TimedOut, 6);
        row("api", ErrorKind::ApiRefused, 7);
    }
    void kindsHaveTheirCode()
    {
        QFETCH(const int, kind);
        QFETCH(const int, code);
        QCOMPARE(static_cast<int>(exitCodeFor(static_cast<ErrorKind>(kind))), code);
    }

    void noFailureEndsAsDone()
    {
        for (int kind = 0; kind <= static_cast<int>(LastErrorKind); ++kind) {
            QVERIFY(exitCodeFor(static_cast<ErrorKind>(kind)) != ExitCode::Done);
        }
    }

    void anErrorIsOneLineWithWhatToDo()
    {
        for (int kind = 0; kind <= static_cast<int>(LastErrorKind); ++kind) {
            const QString line
                = errorLine({static_cast<ErrorKind>(kind), {QStringLiteral("a\nb"), QStringLiteral("c")}}, nullptr);
            QVERIFY2(!line.contains(QLatin1Char('\n')), qPrintable(line));
            QVERIFY(!line.isEmpty());
        }
    }

    void theHintNamesTheVerbThatHelps()
    {
        QVERIFY(errorLine({ErrorKind::NoSuchSpace, {QStringLiteral("New One")}}, nullptr)
                    .endsWith(QLatin1String("keydesk-cli spaces add 'New One'")));
        QVERIFY(errorLine({ErrorKind::NoSuchSpace, {QStringLiteral("it's")}}, nullptr)
                    .endsWith(QLatin1String("keydesk-cli spaces add 'it'\\''s'")));
        QVERIFY(errorLine({ErrorKind::NoSuchSpace, {QStringLiteral("Acme")}}, nullptr)
                    .endsWith(QLatin1String("keydesk-cli spaces add Acme")));
        QVERIFY(errorLine({ErrorKind::ConfirmationNeeded, {QStringLiteral("x")}}, nullptr)
                    .contains(QLatin1String("--yes")));
        const Error refusal{ErrorKind::ClientRejected, {QStringLiteral("401"), QStringLiteral("invalid_client")}};
        QVERIFY(errorLine(refusal, &verbs::keysAdd).contains(QLatin1String("--no-test")));
        QVERIFY(!errorLine(refusal, &verbs::token).contains(QLatin1String("--no-test")));
    }
};

KEYDESK_TEST(ErrorLineTest)
#include "errorline.moc"
