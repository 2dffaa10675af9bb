// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/usenotes.h>

#include <files/filelock.h>
#include <QFile>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

/// Uses that wait beside the index: whole lines come back, spoilt ones do not, and nobody waits for the file.
class UseNotesTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QString database() const { return m_folder->filePath(QStringLiteral("index.sqlite")); }
    QString path() const { return database() + QStringLiteral(".uses"); }
    UseNotes notes() const { return UseNotes(database()); }

    static NotedUse noted(const QString &program, bool isListed = true)
    {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);
        return NotedUse{.use = {.key = *KeyId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f002"),
                            .firstAt = at,
                            .lastAt = at,
                            .part = UsePart::CommandLine,
                            .caller = {program, QStringLiteral("/home/ann/a \"b\"\n\\c")},
                            .host = QStringLiteral("id.example.com")},
            .isListed = isListed};
    }
    /// What waits, emptied with it.
    QList<NotedUse> taken() const
    {
        QList<NotedUse> all;
        const auto take = [&all](const QList<NotedUse> &some) -> Result<void> {
            all += some;
            return {};
        };
        return notes().takeAll(take) == Result<bool>(true) ? all : QList<NotedUse>();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly | QFile::Append));
        file.write(bytes);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasNotedComesBackOnce()
    {
        const QList<NotedUse> all{noted(QStringLiteral("make")), noted(QStringLiteral("cron ü"), false)};
        QCOMPARE(notes().size(), 0);
        for (const NotedUse &one : all) {
            QCOMPARE(notes().append(one), Result<bool>(true));
        }
        QVERIFY(notes().size() > 0);
        QCOMPARE(taken(), all);
        QCOMPARE(notes().size(), 0);
        QCOMPARE(taken(), QList<NotedUse>());
    }

    void theFileIsForItsOwnerAlone()
    {
        QVERIFY_RESULT(notes().append(noted(QStringLiteral("make"))));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY((QFile::permissions(path()) & others) == 0);
    }

    void whatCannotBeTakenStays()
    {
        QVERIFY_RESULT(notes().append(noted(QStringLiteral("make"))));
        const auto refuse = [](const QList<NotedUse> &) -> Result<void> { return failure(ErrorKind::DatabaseBusy); };
        QVERIFY_ERROR(notes().takeAll(refuse), ErrorKind::DatabaseBusy);
        QCOMPARE(taken().size(), 1);
    }

    void spoiltLinesAreLeftOut()
    {
        write("nothing\n[]\n{\"key\": "
              "1}\n[\"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f002\",1,\"elsewhere\",\"\",\"\",\"\",true]\n");
        QVERIFY_RESULT(notes().append(noted(QStringLiteral("make"))));
        write("[\"0b6f7a36-2f4f-4c51"); // the power went
        QCOMPARE(taken(), QList<NotedUse>{noted(QStringLiteral("make"))});
    }

    void nobodyWaitsForAnotherProgram()
    {
        const auto lock = FileLock::tryLock(path());
        QVERIFY(lock && *lock);
        QCOMPARE(notes().append(noted(QStringLiteral("make"))), Result<bool>(false));
        const auto never = [](const QList<NotedUse> &) -> Result<void> { qFatal("taken all the same"); };
        QCOMPARE(notes().takeAll(never), Result<bool>(false));
    }

    void aFolderThatIsGoneIsSaid()
    {
        const UseNotes elsewhere(m_folder->filePath(QStringLiteral("gone/index.sqlite")));
        QVERIFY_ERROR(elsewhere.append(noted(QStringLiteral("make"))), ErrorKind::FileUnwritable);
        QCOMPARE(elsewhere.size(), 0);
    }
};

KEYDESK_TEST(UseNotesTest)
#include "usenotes.moc"
