// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/indexrebuild.h>
#include <app/services.h>
#include <app/settings.h>
#include <gui/common/theme.h>
#include <gui/frame/mainwindow.h>
#include <gui/startup/session.h>
#include <gui/startup/starttrouble.h>
#include <gui/vault/unlocking.h>
#include <keys/keybook.h>
#include <QCoreApplication>

Session::Session(bool runOnly, QObject *parent)
    : QObject(parent)
    , m_runOnly(runOnly)
    , m_unlocking(std::make_unique<Unlocking>())
{
}

Session::~Session() = default;

void Session::start()
{
    // The person at the window is the one who uses keys there: what has started it tells nothing.
    Services::Options options{.runOnly = m_runOnly,
        .tokenKeeping = TokenKeeping::InMemory,
        .prompt = m_unlocking.get(),
        .user = {UsePart::Explorer, UsePart::Window, {}}};
    whenEnded(Services::open(options), this, [this](Result<std::unique_ptr<Services>> opened) {
        if (opened) {
            open(std::move(*opened));
        } else {
            tellTrouble(opened.error());
        }
    });
}

void Session::raiseWindow()
{
    if (m_window) {
        m_window->raiseForPerson();
    }
}

void Session::quit()
{
    if (std::exchange(m_quitting, true)) {
        return;
    }
    if (!m_services) {
        QCoreApplication::quit();
        return;
    }
    m_unlocking->dismiss(); // what waits for its answer is waited for
    m_window->finish();
    whenEnded(m_services->shutDown(), this, [this](const Result<void> &) {
        m_window.reset();
        QCoreApplication::quit();
    });
}

void Session::open(std::unique_ptr<Services> services)
{
    m_trouble.reset();
    m_services = std::move(services);
    applyTheme(m_services->settings().theme());
    m_window = std::make_unique<MainWindow>(*m_services);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Session::quit);
    m_window->show();
}

void Session::rebuild()
{
    m_trouble->setBusy(tr("Reading the keys from the keychain …"));
    whenEnded(rebuildIndex(m_unlocking.get()), this, [this](const Result<IndexRebuild> &rebuilt) {
        if (rebuilt) {
            start();
        } else {
            tellTrouble(rebuilt.error());
        }
    });
}

void Session::tellTrouble(const Error &error)
{
    if (!m_trouble) {
        m_trouble = std::make_unique<StartTrouble>();
        connect(m_trouble.get(), &StartTrouble::retryRequested, this, &Session::start);
        connect(m_trouble.get(), &StartTrouble::rebuildRequested, this, &Session::rebuild);
        connect(m_trouble.get(), &StartTrouble::quitRequested, this, &Session::quit);
    }
    m_trouble->showError(error);
    m_trouble->show();
}
