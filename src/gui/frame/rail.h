// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QToolButton>
#include <QWidget>

class QVBoxLayout;
class QButtonGroup;

/// The narrow strip at the left of the window: a button a page, Lock and Settings at its foot.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    /// Adds a page; Alt+1, Alt+2 … choose it in the order of adding.
    void addPage(const QString &name, const QString &iconName);
    void setCurrent(int page);

Q_SIGNALS:
    void pageChosen(int page);
    void settingsRequested();
    void lockRequested();

private:
    QToolButton *makeButton(const QString &name, const QString &iconName);
    QVBoxLayout *m_pages;
    QButtonGroup *m_group;
};
