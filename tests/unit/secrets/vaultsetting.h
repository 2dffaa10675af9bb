// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <core/passphraseprompt.h>
#include <deque>
#include <QFile>
#include <QTemporaryDir>
#include <secrets/vaultfile.h>
#include <secrets/vaultstore.h>
#include <support/await.h>

/// Answers as it was told to, in turn; without an answer left the question stays open.
class ScriptedPrompt : public PassphrasePrompt {
public:
    std::deque<Result<QByteArray>> answers;
    QList<int> attempts; ///< of every question
    int ends = 0;

    Task<Result<Secret>> ask(QString, int attempt) override
    {
        attempts.append(attempt);
        if (answers.empty()) {
            co_return co_await m_open.ended();
        }
        const auto answer = answers.front();
        answers.pop_front();
        co_return answer.map([](const QByteArray &text) { return Secret(text); });
    }
    void end() override { ++ends; }
    void answerTheOpenOne(const QByteArray &text) { m_open.complete(Secret(text)); }

private:
    OneShot<Secret> m_open;
};

constexpr int QuickWork = 4; ///< for tests: opens in no time

/// A folder with a vault's path in it.
class VaultSetting {
public:
    QString path() const { return m_folder.filePath(QStringLiteral("vault.age")); }
    QString beside(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private:
    QTemporaryDir m_folder;
};
