// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <QWidget>

class Services;

/// The Explorer: requests in tabs, each with its key, and what came back. Keeps its tabs in the settings.
class ExplorerPage : public QWidget {
    Q_OBJECT
public:
    ExplorerPage(Services &services, QWidget *parent);
    ~ExplorerPage() override;

    /// Shows a tab for `key`: the current one when nothing was written in it yet, or else a new one.
    void openFor(const KeyId &key);
    /// What is open, for the window's title: 'GET products'.
    QString title() const;
    /// A request of any tab is under way.
    bool isBusy() const;

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

private:
    Services &m_services;
};
