// SPDX-License-Identifier: GPL-3.0-or-later
#include "vaultsetting.h"

#include <age/agewriter.h>
#include <csignal>
#include <QBuffer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <support/failingcalls.h>
#include <support/testmain.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// With ' for ".
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class VaultFileTest : public QObject {
    Q_OBJECT
    std::unique_ptr<VaultSetting> m_setting;
    const Secret m_passphrase{"open sesame"};
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/one");

    static VaultDocument documentWith(const char *value)
    {
        const Secret secret{QByteArrayView(value)};
        return VaultDocument().with(QStringLiteral("io.github.keydesk/key/v1/one"), &secret);
    }
    Result<FileStamp> save(const char *value, VaultProof proof = VaultProof::ByFileKey) const
    {
        return saveVault(m_setting->path(), documentWith(value), m_passphrase, QuickWork, proof);
    }
    QByteArray value() const
    {
        const auto opened = openVault(m_setting->path(), m_passphrase);
        const auto found = opened ? opened->document->value(m_entry) : std::nullopt;
        return found ? found->reveal([](QByteArrayView bytes) { return bytes.toByteArray(); }) : QByteArray("(none)");
    }
    QByteArray encrypted(const QByteArray &plain) const
    {
        QBuffer file;
        file.open(QIODevice::WriteOnly);
        auto writer = AgeWriter::begin(file, m_passphrase, QuickWork);
        (void)(*writer)->write(plain);
        (void)(*writer)->finish();
        return file.data();
    }
    QStringList files() const { return QDir(QFileInfo(m_setting->path()).path()).entryList(QDir::Files); }

private Q_SLOTS:
    void init()
    {
        failing::at(0);
        m_setting = std::make_unique<VaultSetting>();
    }

    void whatIsSavedOpens()
    {
        const auto stamp = save("one", VaultProof::ByPassphrase);
        QVERIFY_RESULT(stamp);
        const auto opened = openVault(m_setting->path(), m_passphrase);
        QVERIFY_RESULT(opened);
        QCOMPARE(opened->stamp, *stamp);
        QCOMPARE(value(), "one");
        QCOMPARE(files(), QStringList(QStringLiteral("vault.age")));
        QVERIFY_ERROR(openVault(m_setting->path(), Secret("open sesam")), ErrorKind::VaultPassphraseWrong);
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(m_setting->path()).constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 0777), 0600);
    }

    /// C2SP age.md: a file key, and a salt, is never used again.
    void noTwoFilesShareAnything()
    {
        QSet<QByteArray> salts;
        QSet<QByteArray> codes;
        QSet<QByteArray> payloads;
        for (int i = 0; i < 20; ++i) {
            QVERIFY_RESULT(save("the same"));
            const QByteArrayList lines = m_setting->bytes().split('\n');
            salts.insert(lines.at(1));
            codes.insert(lines.at(3));
            payloads.insert(m_setting->bytes().last(32));
        }
        QCOMPARE(salts.size(), 20);
        QCOMPARE(codes.size(), 20);
        QCOMPARE(payloads.size(), 20);
    }

    void theAgeProgramOpensIt()
    {
        QVERIFY_RESULT(save("{\"client_secret\":\"s3cret\"}"));
        QProcess age;
        age.setProcessChannelMode(QProcess::MergedChannels);
        age.start(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/age-with-passphrase"),
            {QStringLiteral("open sesame"), QStringLiteral("age"), QStringLiteral("-d"), QStringLiteral("-o"),
                m_setting->beside("plain"), m_setting->path()});
        QVERIFY(age.waitForFinished(60'000));
        QVERIFY2(age.exitCode() == 0, age.readAll().constData());
        QFile plain(m_setting->beside("plain"));
        QVERIFY(plain.open(QFile::ReadOnly));
        const QJsonObject entries
            = QJsonDocument::fromJson(plain.readAll()).object()[QLatin1String("entries")].toObject();
        QCOMPARE(
            QByteArray::fromBase64(entries.value(m_entry).toString().toLatin1()), "{\"client_secret\":\"s3cret\"}");
    }

    void weOpenWhatTheAgeProgramWrote()
    {
        QFile plain(m_setting->beside("plain"));
        QVERIFY(plain.open(QFile::WriteOnly));
        QVERIFY(documentWith("by hand").text().reveal([&](QByteArrayView text) {
            return plain.write(text.data(), text.size());
        }) > 0);
        plain.close();
        QProcess age;
        age.start(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/age-with-passphrase"),
            {QStringLiteral("open sesame"), QStringLiteral("age"), QStringLiteral("-p"), QStringLiteral("-a"),
                QStringLiteral("-o"), m_setting->path(), plain.fileName()});
        QVERIFY(age.waitForFinished(60'000));
        QCOMPARE(value(), "by hand");
    }

    /// Every cut and every changed byte is seen.
    void whatIsNotWholeIsDamaged()
    {
        QVERIFY_RESULT(save("one"));
        const QByteArray whole = m_setting->bytes();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            m_setting->put(whole.first(size));
            QVERIFY_ERROR(openVault(m_setting->path(), m_passphrase), ErrorKind::VaultDamaged);
        }
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed.at(at) ^ 1);
            m_setting->put(changed);
            const auto opened = openVault(m_setting->path(), m_passphrase);
            QVERIFY2(!opened, qPrintable(QString::number(at)));
            // A changed salt or wrapped key cannot be told from a wrong passphrase, a changed type or version from another.
            const auto kind = opened.error().kind;
            const bool isInHeader = at < whole.indexOf("\n---");
            QVERIFY2(kind == ErrorKind::VaultDamaged
                    || (isInHeader
                        && (kind == ErrorKind::VaultPassphraseWrong || kind == ErrorKind::AgeVersionUnknown
                            || kind == ErrorKind::AgeRecipientUnknown || kind == ErrorKind::AgeWorkTooHigh)),
                qPrintable(QStringLiteral("byte %1: kind %2").arg(at).arg(static_cast<int>(kind))));
        }
    }

    void whatIsNoVaultSaysSo()
    {
        QVERIFY_ERROR(openVault(m_setting->path(), m_passphrase), ErrorKind::VaultMissing);
        m_setting->put(encrypted("a letter"));
        QVERIFY_ERROR(openVault(m_setting->path(), m_passphrase), ErrorKind::VaultDamaged);
        m_setting->put(encrypted(json("{'keydesk_vault':2}")));
        QVERIFY_ERROR(openVault(m_setting->path(), m_passphrase), ErrorKind::VaultNewer);
        m_setting->put(encrypted(json("{'keydesk_vault':1,'entries':{}}")) + "x");
        QVERIFY_ERROR(openVault(m_setting->path(), m_passphrase), ErrorKind::VaultDamaged);
        m_setting->put(QByteArray("age-encryption.org/v1\n-> scrypt bm90aGluZ25vdGhpbmcx 30\n").repeated(1));
        QVERIFY(!openVault(m_setting->path(), m_passphrase));
    }

    void anEmptyPassphraseIsNone()
    {
        QVERIFY_ERROR(saveVault(m_setting->path(), VaultDocument(), Secret(), QuickWork, VaultProof::ByPassphrase),
            ErrorKind::PassphraseEmpty);
        QCOMPARE(files(), QStringList());
    }

    void aFullDiskChangesNothing()
    {
        QVERIFY_RESULT(save("before"));
        failing::at(0);
        QVERIFY_RESULT(save("before"));
        const int steps = failing::steps();
        for (int step = 1; step < steps; ++step) {
            failing::at(step, failing::As::DiskFull);
            QVERIFY_ERROR(save("after"), ErrorKind::DiskFull);
            failing::at(0);
            QCOMPARE(value(), "before");
            QCOMPARE(files(), QStringList(QStringLiteral("vault.age")));
        }
    }

    void aKillLeavesTheOldOrTheNew_data()
    {
        QTest::addColumn<failing::As>("how");
        QTest::newRow("before each step") << failing::As::Killed;
        QTest::newRow("after each step") << failing::As::KilledAfter;
    }

    void aKillLeavesTheOldOrTheNew()
    {
        QFETCH(failing::As, how);
        QVERIFY_RESULT(save("before"));
        const auto isKilledAt = [&](int step) {
            const pid_t child = ::fork();
            if (child == 0) {
                failing::at(step, how);
                (void)save("after");
                ::_exit(0);
            }
            int status = 0;
            return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        };
        int step = 1;
        QStringList found;
        for (; isKilledAt(step); ++step) {
            found.append(QString::fromLatin1(value()));
            QVERIFY_RESULT(save("before")); // over what was left beside it
        }
        QVERIFY2(step > 4, qPrintable(QString::number(step)));
        QVERIFY(found.contains(QStringLiteral("before")) && found.contains(QStringLiteral("after")));
        found.removeAll(QStringLiteral("before"));
        found.removeAll(QStringLiteral("after"));
        QCOMPARE(found, QStringList());
        QCOMPARE(value(), "after");
    }

    /// As many keys as a person will ever have: no limit of the system on pieces of memory stands in the way.
    void tenThousandEntries()
    {
        QJsonObject entries;
        for (int i = 0; i < 10'000; ++i) {
            entries.insert(QStringLiteral("io.github.keydesk/key/v1/%1").arg(i),
                QString::fromLatin1(QByteArray(120, static_cast<char>(i)).toBase64()));
        }
        const QJsonObject whole{{QStringLiteral("keydesk_vault"), 1}, {QStringLiteral("entries"), entries}};
        m_setting->put(encrypted(QJsonDocument(whole).toJson()));
        auto opened = openVault(m_setting->path(), m_passphrase);
        QVERIFY_RESULT(opened);
        QCOMPARE(opened->document->names().size(), 10'000);
        const Secret value("one more");
        const VaultDocument more = opened->document->with(m_entry, &value);
        QVERIFY_RESULT(saveVault(m_setting->path(), more, m_passphrase, QuickWork, VaultProof::ByFileKey));
        opened = openVault(m_setting->path(), m_passphrase);
        QVERIFY_RESULT(opened);
        QCOMPARE(opened->document->names().size(), 10'001);
        QVERIFY(opened->document->value(QStringLiteral("io.github.keydesk/key/v1/77"))
            == Secret(QByteArray(120, static_cast<char>(77))));
    }
};

KEYDESK_TEST(VaultFileTest)
#include "vaultfile.moc"
