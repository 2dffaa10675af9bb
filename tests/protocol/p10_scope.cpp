// SPDX-License-Identifier: GPL-3.0-or-later
// Point 10: missing is as asked, wider is fine, narrower works and says which part is missing.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class ScopeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comparesWhatWasGrantedWithWhatWasAsked()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, granted);
        QFETCH(QStringList, missing);
        TokenSetting setting({Scripted::token("abc", member)});
        const auto token = setting.ask(setting.grant("jobs:read jobs:write"));
        QVERIFY_RESULT(token);
        QCOMPARE((*token)->granted.text(), granted);
        QCOMPARE((*token)->missingScope, missing);
    }
    void comparesWhatWasGrantedWithWhatWasAsked_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("granted");
        QTest::addColumn<QStringList>("missing");
        const QString asked = QStringLiteral("jobs:read jobs:write");
        const QString read = QStringLiteral("jobs:read");
        const QString write = QStringLiteral("jobs:write");
        QTest::newRow("missing") << QByteArray() << asked << QStringList();
        QTest::newRow("null") << QByteArray(",\"scope\":null") << asked << QStringList();
        QTest::newRow("array") << QByteArray(",\"scope\":[\"x\"]") << asked << QStringList();
        QTest::newRow("not a scope") << QByteArray(",\"scope\":\"\\u00e9\"") << asked << QStringList();
        QTest::newRow("equal, other order") << QByteArray(",\"scope\":\"jobs:write jobs:read\"")
                                            << QStringLiteral("jobs:write jobs:read") << QStringList();
        QTest::newRow("wider") << QByteArray(",\"scope\":\"jobs:read jobs:write profile\"")
                               << asked + QStringLiteral(" profile") << QStringList();
        QTest::newRow("narrower") << QByteArray(",\"scope\":\"jobs:read\"") << read << QStringList{write};
        QTest::newRow("a part of a word is no scope") << QByteArray(",\"scope\":\"jobs:read jobs:write2\"")
                                                      << QStringLiteral("jobs:read jobs:write2") << QStringList{write};
        QTest::newRow("other case") << QByteArray(",\"scope\":\"JOBS:READ jobs:write\"")
                                    << QStringLiteral("JOBS:READ jobs:write") << QStringList{read};
        QTest::newRow("empty") << QByteArray(",\"scope\":\"\"") << QString() << QStringList{read, write};
    }
};

KEYDESK_TEST(ScopeTest)
#include "p10_scope.moc"
