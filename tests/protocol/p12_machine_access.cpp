// SPDX-License-Identifier: GPL-3.0-or-later
// Point 12: a key that is not allowed machine access is told from a rejected one, by the server's description alone.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class MachineAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offIsSaidSo()
    {
        for (const char *words : {"Client not enabled to retrieve service account",
                 "Public client not allowed to retrieve service account"}) {
            TokenSetting setting({Scripted::answer(
                401, QByteArray("{\"error\":\"unauthorized_client\",\"error_description\":\"") + words + "\"}")});
            const auto refused = setting.token();
            QVERIFY_ERROR(refused, ErrorKind::MachineAccessOff);
            QVERIFY(refused.error().arguments.contains(QString::fromLatin1(words)));
            QVERIFY_ERROR(setting.token(), ErrorKind::MachineAccessOff); // as every refusal of a key: not asked again
            QCOMPARE(setting.server.requests().size(), 1);
        }
    }
};

KEYDESK_TEST(MachineAccess)
#include "p12_machine_access.moc"
