// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/openrequest.h>
#include <QTimer>
#include <QWidget>

class KeyChoices;
class RequestPage;
class Services;

/// A tab of the explorer. Its page is built when it is first shown, so that many restored tabs cost little at the start.
class RequestTab : public QWidget {
    Q_OBJECT
public:
    RequestTab(Services &services, KeyChoices &choices, OpenRequest open, QWidget *parent);

    OpenRequest current() const;
    QString title() const;
    bool isBlank() const; ///< nothing was written in it yet
    bool isEdited() const { return m_isEdited; } ///< something is written that was not sent
    bool isUnderWay() const;
    void setKey(const KeyId &key);
    RequestPage &page(); ///< builds it if need be
    RequestPage *builtPage() const { return m_page; } ///< null before it is first shown

Q_SIGNALS:
    void changed(); ///< the title, or what is to be kept
    void pageBuilt(RequestPage *page);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void compare();
    Services &m_services;
    KeyChoices &m_choices;
    OpenRequest m_open;
    ApiRequest m_sent; ///< as a new tab at first
    RequestPage *m_page = nullptr;
    QTimer m_compareSoon; ///< a long body is not compared at each keystroke
    bool m_isEdited = false;
};
