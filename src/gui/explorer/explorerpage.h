// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <gui/explorer/keychoices.h>
#include <gui/explorer/openrequest.h>
#include <memory>
#include <QTimer>
#include <QWidget>

class ExplorerCommands;
class RequestPage;
class RequestTab;
class Services;

namespace Ui {
class ExplorerPage;
}

/// The Explorer: requests in tabs, each with its key, and what came back. Keeps its tabs in the settings.
class ExplorerPage : public QWidget {
    Q_OBJECT
public:
    static constexpr int WideWindow = 1100; ///< from this width on the answer stands beside the request
    static constexpr qsizetype MaxClosed = 20; ///< tabs that can be reopened
    static constexpr qsizetype MaxRestored = 100; ///< tabs that come back at the next start

    ExplorerPage(Services &services, QWidget *parent);
    ~ExplorerPage() override;

    /// Shows a tab for `key`: the current one when nothing was written in it yet, or else a new one.
    void openFor(const KeyId &key);
    /// What is open, for the window's title: 'GET products'.
    QString title() const;
    /// A request of any tab is under way.
    bool isBusy() const;
    /// Keeps tabs and layout in the settings; done by itself when the page goes.
    void save();

public Q_SLOTS:
    /// Puts the keyboard where a person begins to write.
    void focusAddress();
    /// Withdraws every request that is under way.
    void cancelAll();

Q_SIGNALS:
    void titleChanged(const QString &title);
    void busyChanged(bool busy);
    /// A word for the status bar, for example 'Value copied'.
    void noteWanted(const QString &text);
    /// The person wants to see this key on the Keys page.
    void keyWanted(const KeyId &key);
    void failed(const Error &error);
    void unlocked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectTabs();
    void connectCommands();
    RequestTab *addTab(OpenRequest open, int at = -1);
    void connectPage(RequestPage *page);
    RequestTab *tabAt(int index) const;
    RequestTab *currentTab() const;
    RequestPage *currentPage() const; ///< null before the first tab is shown
    void newTab();
    void duplicateTab();
    void closeTab(int index);
    void reopenTab();
    void stepTab(int by);
    void showTab(RequestTab *tab);
    void showState();
    std::optional<KeyId> likelyKey() const;
    void giveFirstKey();
    void restore();

    Qt::Orientation arrangement() const;
    QByteArray &splitterState(); ///< of the arrangement in force
    void arrange();
    void toggleArrangement();

    Services &m_services;
    std::unique_ptr<Ui::ExplorerPage> m_ui;
    KeyChoices m_choices;
    ExplorerCommands *m_commands;
    QList<OpenRequest> m_closed;
    std::optional<Qt::Orientation> m_chosenArrangement; ///< by the person, against the width
    std::optional<Qt::Orientation> m_arranged; ///< what the pages were told last
    QByteArray m_beside; ///< the splitter's state, shared by all tabs
    QByteArray m_below;
    QTimer m_saveSoon;
    bool m_wasBusy = false;
    bool m_isClosing = false;
};
