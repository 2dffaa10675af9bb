// SPDX-License-Identifier: GPL-3.0-or-later
// docs/guide/refusals.md is made from the words that both programs say; this makes it, and compares.
#include "refusalplaces.h"
#include <app/wording.h>
#include <cli/exitcode.h>
#include <cli/hints.h>
#include <QFile>
#include <support/testmain.h>

namespace {

constexpr char RenewBy[] = "KEYDESK_RENEW_GUIDE=1 ctest --preset check -R unit.cli.refusalspage";

const QString PagePath = QStringLiteral(KEYDESK_SOURCE_DIR "/docs/guide/refusals.md");

// clang-format off
constexpr char Head[] =
    "# What Keydesk says when something is refused\n"
    "\n"
    "Both programs say the same: what happened, and the one step that helps. The window shows it where it happened. On\n"
    "the command line it is one line on standard error, and the exit code says of what kind it was. Words in capitals\n"
    "stand for what is named there. What a server said is shown as plain text, at most 200 characters of it.\n"
    "\n"
    "**The raw answer.** Where a server answered and refused, its answer can be had as it came: in the window by\n"
    "'Details' beside the words, on the command line by adding `--details`. It is kept back where it could hold a\n"
    "token or repeats the secret. The body of an API's answer is always shown, so there it needs no asking. Network\n"
    "errors have no answer to show.\n"
    "\n"
    "**Exit codes.** 0 done, 1 other failure, 2 usage, 3 no such space, key or file, 4 keychain, 5 the authorization\n"
    "server refused, 6 network or TLS, 7 the API answered 400 or above and `--fail` was given.\n"
    "\n"
    "This page is made from the words in the programs; a test compares it with them.\n";
// clang-format on

const char *titleOf(RefusalSection section)
{
    switch (section) {
    case RefusalSection::AuthorizationServer:
        return "The authorization server";
    case RefusalSection::Api:
        return "Requests to the API";
    case RefusalSection::Network:
        return "The network";
    case RefusalSection::Stores:
        return "Keychain, vault file and list of keys";
    case RefusalSection::Files:
        return "Files and backups";
    case RefusalSection::Input:
        return "What was typed, and the rest";
    }
    return "";
}

Error sampleOf(const RefusalPlace &place)
{
    const QString arguments = QString::fromLatin1(place.arguments);
    return {place.kind, arguments.isEmpty() ? QStringList() : arguments.split(QLatin1Char('|'))};
}

/// Text in a cell of a table: nothing in it is markup.
QString cell(QString text)
{
    for (const char special : {'\\', '|', '*', '_', '<', '`'}) {
        text.replace(QLatin1Char(special), QStringLiteral("\\%1").arg(QLatin1Char(special)));
    }
    return text;
}

QString helpOf(const Error &error)
{
    const Wording wording = wordingFor(error);
    const QString onTerminal = errorLine(error, nullptr).sliced(wording.sentence.size()).trimmed();
    QString help = cell(wording.hint);
    if (onTerminal != wording.hint) {
        help += QStringLiteral("<br>Command line: ") + cell(onTerminal);
    }
    return help.isEmpty() ? QStringLiteral("Nothing is needed.") : help;
}

QString pageAsGenerated()
{
    QString page = QString::fromUtf8(Head);
    for (const auto section : {RefusalSection::AuthorizationServer, RefusalSection::Api, RefusalSection::Network,
             RefusalSection::Stores, RefusalSection::Files, RefusalSection::Input}) {
        page += QStringLiteral("\n## %1\n\n| What is said | What helps | Exit |\n|---|---|---|\n")
                    .arg(QString::fromLatin1(titleOf(section)));
        for (const RefusalPlace &place : refusalPlaces) {
            if (place.section == section) {
                const Error error = sampleOf(place);
                page += QStringLiteral("| %1 | %2 | %3 |\n")
                            .arg(cell(wordingFor(error).sentence), helpOf(error))
                            .arg(static_cast<int>(exitCodeFor(place.kind)));
            }
        }
    }
    return page;
}

/// The highest argument that the words of a kind name, from 1; 0 if they name none.
qsizetype argumentsNamedBy(ErrorKind kind)
{
    QStringList marks;
    for (int i = 0; i < 9; ++i) {
        marks.append(QStringLiteral("mark%1.").arg(i));
    }
    const Wording wording = wordingFor({kind, marks});
    for (qsizetype i = marks.size(); i > 0; --i) {
        const QString mark = marks[i - 1].chopped(1);
        if (wording.sentence.contains(mark) || wording.hint.contains(mark)) {
            return i;
        }
    }
    return 0;
}

} // namespace

class RefusalsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasOnePlace()
    {
        for (int i = 0; i <= static_cast<int>(LastErrorKind); ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const QByteArray words = wordingFor({kind}).sentence.toUtf8();
            QVERIFY2(refusalPlaceOf(kind), "no place in tests/unit/cli/refusalplaces.h: " + words);
        }
        QCOMPARE(std::size(refusalPlaces), static_cast<std::size_t>(LastErrorKind) + 1);
    }

    void everyArgumentIsShownReadably()
    {
        for (const RefusalPlace &place : refusalPlaces) {
            const Error sample = sampleOf(place);
            const QByteArray words = wordingFor(sample).sentence.toUtf8();
            QVERIFY2(argumentsNamedBy(place.kind) <= sample.arguments.size(), "an argument has no name: " + words);
            QVERIFY2(!sample.arguments.contains(QString()), words);
        }
    }

    void thePageSaysWhatTheProgramsSay()
    {
        const QString wanted = pageAsGenerated();
        QFile file(PagePath);
        if (qEnvironmentVariableIsSet("KEYDESK_RENEW_GUIDE")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(wanted.toUtf8());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), "renew the page by: " + QByteArray(RenewBy));
        const QStringList has = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        const QStringList wants = wanted.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < qMax(has.size(), wants.size()); ++i) {
            if (has.value(i) != wants.value(i)) {
                qWarning("line %d of docs/guide/refusals.md is\n  %s\nand should be\n  %s", static_cast<int>(i + 1),
                    qPrintable(has.value(i)), qPrintable(wants.value(i)));
                QFAIL((QByteArray("the page is stale; renew it by: ") + RenewBy).constData());
            }
        }
    }
};

KEYDESK_TEST(RefusalsPageTest)
#include "refusalspage.moc"
