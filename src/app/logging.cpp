// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/logging.h>

#include <cstdio>
#include <cstdlib>
#include <QLoggingCategory>
#include <QRegularExpression>

namespace {

struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

const QList<Rule> &rules()
{
    // Built at the first message, which in a good run never comes.
    static const QList<Rule> all = [] {
        const auto rule = [](const char *pattern, const char *replacement) {
            return Rule{QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption),
                QString::fromUtf8(replacement)};
        };
        return QList<Rule>{
            rule(R"(\b(bearer|basic)(\s+|%20|\+)[A-Za-z0-9\-._~+/]+=*)", "\\1 …"),
            // JSON, and JSON inside a string as Qt prints it: \"client_secret\":\"…\"
            rule(
                R"re(("(?:client_?secret|access_?token|refresh_?token|id_?token|password|client_assertion)"\s*:\s*")(?:[^"\\]|\\.)*)re",
                "\\1…"),
            rule(
                R"re((\\"(?:client_?secret|access_?token|refresh_?token|id_?token|password|client_assertion)\\"\s*:\s*\\")(?:[^"\\]|\\\\\\?.)*)re",
                "\\1…"),
            rule(
                R"(\b((?:client_?secret|access_?token|refresh_?token|id_?token|password|client_assertion)\s*=\s*)[^&\s"',;]+)",
                "\\1…"),
            rule(R"(\beyJ[A-Za-z0-9_\-]{4,}\.[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]*)?)", "…"),
        };
    }();
    return all;
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QString line = redacted(message);
    line.replace(QLatin1Char('\n'), QLatin1String(" | "));
    const QByteArray category = QByteArray(context.category ? context.category : "default");
    const QByteArray bytes
        = "keydesk: " + (category == "default" ? QByteArray() : category + ": ") + line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    if (type == QtFatalMsg) {
        std::fflush(stderr);
        std::abort();
    }
}

} // namespace

QString redacted(const QString &text)
{
    QString result = text;
    for (const Rule &rule : rules()) {
        result.replace(rule.pattern, rule.replacement);
    }
    return result;
}

void installLogging()
{
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false\n*.info=false"));
    qInstallMessageHandler(handle);
}
