// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/services.h>
#include <gui/explorer/explorerpage.h>
#include <keys/keybook.h>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <support/await.h>

/// A person's home with the sandbox open and its practice key, and an Explorer in it. No keychain is asked.
class PracticeDesk {
public:
    PracticeDesk()
    {
        qputenv("KEYDESK_HOME", m_home.path().toUtf8());
        Services::Options options;
        options.runOnly = true;
        options.tokenKeeping = TokenKeeping::InMemory;
        auto services = await(Services::open(options));
        if (!services) {
            qFatal("the services do not open");
        }
        m_services = std::move(*services);
        if (!await(m_services->openSandbox())) {
            qFatal("the sandbox does not open");
        }
        openPage();
    }
    ~PracticeDesk()
    {
        m_page.reset();
        await(m_services->shutDown());
    }

    void openPage()
    {
        m_page.reset();
        m_page = std::make_unique<ExplorerPage>(*m_services, nullptr);
        m_page->resize(900, 600);
        m_page->show();
    }
    ExplorerPage &page() { return *m_page; }
    Services &services() { return *m_services; }
    ApiKey key() { return await(m_services->keyBook().keys())->first(); }

    QTabWidget &tabs() { return *m_page->findChild<QTabWidget *>(QStringLiteral("tabs")); }
    /// A part of the tab that shows.
    template <class T> T &part(const QString &name) { return *tabs().currentWidget()->findChild<T *>(name); }
    QLineEdit &url() { return part<QLineEdit>(QStringLiteral("url")); }
    QPushButton &sendButton() { return part<QPushButton>(QStringLiteral("send")); }
    QString status() { return part<QLabel>(QStringLiteral("status")).text(); }
    QAction &command(const QString &text)
    {
        for (QAction *action : m_page->actions()) {
            if (action->text() == text) {
                return *action;
            }
        }
        qFatal("no such command: %s", qPrintable(text));
    }
    QStringList titles()
    {
        QStringList all;
        for (int index = 0; index < tabs().count(); ++index) {
            all.append(tabs().tabText(index));
        }
        return all;
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ExplorerPage> m_page;
};
