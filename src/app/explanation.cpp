// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/explanation.h>

#include <core/keyreference.h>
#include <oauth/plaintext.h>
#include <QCoreApplication>
#include <QLocale>

namespace {

struct Explanation {
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

QString joined(const QStringList &words)
{
    return plainServerText(words.join(QLatin1String(", ")));
}

QString saidBy(const AnswerChallenge &challenge)
{
    QStringList said{challenge.error, challenge.errorDescription};
    said.removeAll(QString());
    return said.isEmpty() ? Explanation::tr("nothing about why") : plainServerText(said.join(QLatin1String(": ")));
}

QString missingWords(const WhyForbidden &why)
{
    if (!why.missing.isEmpty()) {
        return why.isGuess
            ? Explanation::tr("perhaps %1 (a guess: the API does not name the scope)").arg(joined(why.missing))
            : joined(why.missing);
    }
    return why.isGuess
        ? Explanation::tr("perhaps nothing (a guess: the token has the whole scope of the space; the key may lack a "
                          "permission in the "
                          "suite)")
        : Explanation::tr("nothing: the token has the scope that the API names");
}

QString otherKeys(const QList<ApiKey> &keys)
{
    QStringList all;
    for (const ApiKey &key : keys) {
        //: A key and the day on which it was granted a scope.
        all.append(Explanation::tr("%1 (%2)").arg(KeyReference::write(key.spaceName, key.label),
            QLocale().toString(key.lastGrantedAt.toLocalTime().date(), QLocale::ShortFormat)));
    }
    return all.isEmpty() ? Explanation::tr("none that Keydesk knows of") : all.join(QLatin1String(", "));
}

} // namespace

QList<ExplanationLine> explanationOf(const WhyForbidden &why)
{
    QList<ExplanationLine> lines{
        {Explanation::tr("Request"), plainServerText(QString::fromLatin1(why.method) + QLatin1Char(' ') + why.path)},
        {Explanation::tr("The API said"), saidBy(why.challenge)},
        {Explanation::tr("Token is for"),
            why.audience.isEmpty() ? Explanation::tr("not told by the token") : joined(why.audience)},
        {Explanation::tr("Token's scope"), why.scope.isEmpty() ? Explanation::tr("none") : joined(why.scope)},
        {Explanation::tr("Missing"), missingWords(why)},
    };
    if (!why.missing.isEmpty()) {
        lines.append({Explanation::tr("Other keys that got it"), otherKeys(why.grantedTo)});
    }
    return lines;
}
