// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 keys in 500 spaces: types into the search field of the real page and tells how long each keystroke took until
// the tree was painted anew. Everything is typed five times and the quickest time of each keystroke counts, so that what
// else the machine does is left out. Prints JSON: keystrokes, median_ms, worst_ms, worst (what the field held then).
#include <algorithm>
#include <core/clock.h>
#include <cstdio>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

namespace {

constexpr int Keys = 10'000;
constexpr int Spaces = 500;

QList<Space> makeSpaces()
{
    QList<Space> spaces;
    for (int i = 0; i < Spaces; ++i) {
        const QString name = QStringLiteral("Customer %1 GmbH").arg(i);
        spaces.append({SpaceId(QUuid::createUuid()), SpaceName::parse(name).value(), SpaceSettings::sellytics()});
    }
    return spaces;
}

QList<ApiKey> makeKeys(const QList<Space> &spaces)
{
    static const QStringList purposes{QStringLiteral("Price monitor"), QStringLiteral("Nightly import"),
        QStringLiteral("Repricing"), QStringLiteral("Rückläufer"), QStringLiteral("Dashboard")};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<ApiKey> keys;
    for (int i = 0; i < Keys; ++i) {
        const Space &space = spaces.at(i % Spaces);
        const QString label = QStringLiteral("%1 %2").arg(purposes.at(i % purposes.size())).arg(i);
        const QString note = QStringLiteral("for the project of %1, kept by the shop's own people").arg(2000 + i % 26);
        const auto clientId = ClientId::parse(QStringLiteral("client-%1").arg(i, 8, 16, QLatin1Char('0'))).value();
        keys.append(ApiKey{.id = KeyId(QUuid::createUuid()),
            .space = space.id,
            .spaceName = space.name,
            .label = Label::parse(label).value(),
            .clientId = clientId,
            .note = note,
            .state = KeyState::Works,
            .createdAt = now,
            .changedAt = now,
            .lastUsedAt = now,
            .lastTestedAt = now,
            .keychain = QStringLiteral("secret-service")});
    }
    return keys;
}

class Typist {
public:
    explicit Typist(KeysPage &page)
        : m_search(page.findChild<QLineEdit *>(QStringLiteral("search")))
        , m_tree(page.findChild<QTreeView *>(QStringLiteral("tree")))
    {
        if (!m_search || !m_tree) {
            qFatal("the page has no search field or no tree");
        }
    }

    // Types the text, then takes it back.
    void type(const char *text)
    {
        for (const char *at = text; *at; ++at) {
            stroke([&] { QTest::keyClick(m_search, *at); });
        }
        while (!m_search->text().isEmpty()) {
            stroke([&] { QTest::keyClick(m_search, Qt::Key_Backspace); });
        }
    }

    void startAgain() { m_next = 0; }

    struct Stroke {
        QString text; // in the field after it
        double milliseconds;
    };
    std::vector<Stroke> strokes;

private:
    template <class Press> void stroke(Press press)
    {
        QElapsedTimer timer;
        timer.start();
        press();
        m_search->repaint();
        m_tree->viewport()->repaint(); // lays out what the filter has left, as the next frame would
        const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (m_next == strokes.size()) {
            strokes.push_back({m_search->text(), milliseconds});
        }
        strokes[m_next].milliseconds = std::min(strokes[m_next].milliseconds, milliseconds);
        ++m_next;
    }

    std::size_t m_next = 0;
    QLineEdit *m_search;
    QTreeView *m_tree;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const SystemClock clock;
    KeyListModel model;
    const QList<Space> spaces = makeSpaces();
    model.setAll(spaces, makeKeys(spaces));
    KeysPage page(model, clock, [](const QString &) { return QStringLiteral("kept in the keyring"); });
    page.resize(1100, 700);
    page.show();
    if (!QTest::qWaitForWindowExposed(&page)) {
        qFatal("the page does not show");
    }
    Typist typist(page);
    for (int round = 0; round < 5; ++round) {
        typist.startAgain();
        for (const char *text : {"price monitor 42", "customer 7 gmbh", "client-0000", "r", "nothing", "2013 shop"}) {
            typist.type(text);
        }
    }
    auto &all = typist.strokes;
    std::sort(all.begin(), all.end(),
        [](const Typist::Stroke &left, const Typist::Stroke &right) { return left.milliseconds < right.milliseconds; });
    std::printf("{\"keystrokes\": %zu, \"median_ms\": %.2f, \"worst_ms\": %.2f, \"worst\": \"%s\"}\n", all.size(),
        all[all.size() / 2].milliseconds, all.back().milliseconds, qPrintable(all.back().text));
    return 0;
}
