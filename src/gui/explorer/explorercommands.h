// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QWidget;

/// What can be done on the explorer's page by keyboard, each with its shortcuts and a name for the command palette. They are
/// actions of `page` and work in its window while it shows, also where a text field would take the keys for itself.
class ExplorerCommands : public QObject {
    Q_OBJECT
public:
    explicit ExplorerCommands(QWidget *page);

    QAction *send;
    QAction *cancel; ///< enabled while a request is under way
    QAction *newTab;
    QAction *closeTab;
    QAction *reopenTab;
    QAction *duplicateTab;
    QAction *nextTab;
    QAction *previousTab;
    QAction *address;
    QAction *pickKey;
    QAction *formatBody;
    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *answer;
    QAction *nextPane;
    QAction *moveAnswer; ///< beside or below

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *add(const QString &text, std::initializer_list<const char *> keys);
    QWidget *m_page;
    QList<QAction *> m_all;
};
