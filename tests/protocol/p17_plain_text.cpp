// SPDX-License-Identifier: GPL-3.0-or-later
// Point 17: what a server says is shown as plain text, at most 200 characters, without control characters.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class PlainText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void controlCharactersGo()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-error-textplain.raw"))});
        const auto refused = setting.ask();
        QVERIFY_ERROR(refused, ErrorKind::ScopeRefused);
        QCOMPARE(refused.error().arguments.value(2), QStringLiteral("scope is not [31mknown"));
    }

    void longTextIsCut()
    {
        TokenSetting setting({Scripted::answer(400,
            "{\"error\":\"" + QByteArray(3000, 'e') + "\",\"error_description\":\"" + QByteArray(3000, 'd') + "\"}")});
        const auto refused = setting.ask();
        QCOMPARE(refused.error().arguments.value(1), QString(200, QLatin1Char('e')));
        QCOMPARE(refused.error().arguments.value(2), QString(200, QLatin1Char('d')));
    }

    void bytesThatAreNotUtf8AreReplaced()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-latin1-error.raw"))});
        const QString description = setting.ask().error().arguments.value(2);
        QCOMPARE(description, QStringLiteral("Anfrage ung\uFFFDltig"));
        QVERIFY(description.isValidUtf16());
    }

    void theHostOfARedirectIsPlainToo()
    {
        TokenSetting setting({Scripted::answer(302, "", "text/plain", "Location: https://\x1b[31m.example/\r\n")});
        const auto refused = setting.ask();
        QVERIFY_ERROR(refused, ErrorKind::TokenEndpointRedirects);
        QVERIFY(!refused.error().arguments.value(1).contains(QChar(0x1b)));
    }
};

KEYDESK_TEST(PlainText)
#include "p17_plain_text.moc"
