// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <memory>
#include <QObject>

class MainWindow;
class Services;
class StartTrouble;
class Unlocking;

/// One run of the window: opens the services, shows the window, and at the end waits for what is under way.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(bool runOnly, QObject *parent = nullptr);
    ~Session() override;

    void start();
    void raiseWindow();
    /// Requests stop on everything and ends the event loop when nothing is under way.
    void quit();

private:
    void open(std::unique_ptr<Services> services);
    void tellTrouble(const Error &error);
    void rebuild();
    bool m_runOnly;
    bool m_quitting = false;
    std::unique_ptr<Unlocking> m_unlocking;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<StartTrouble> m_trouble;
};
