// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/vault/unlocking.h>
#include <gui/vault/unlockvaultdialog.h>
#include <QApplication>

Unlocking::~Unlocking()
{
    delete m_dialog;
}

Task<Result<Secret>> Unlocking::ask(QString path, int attempt)
{
    const auto question = std::make_shared<OneShot<Secret>>();
    m_question = question;
    // Closed while the answer before was tried: the person wants no more of it.
    if (attempt > 1 && !m_dialog) {
        answer(failure(ErrorKind::Cancelled));
    } else {
        show(path);
        m_dialog->ask(attempt > 1);
    }
    co_return co_await question->ended();
}

void Unlocking::show(const QString &path)
{
    if (m_dialog) {
        return;
    }
    m_dialog = new UnlockVaultDialog(path, QApplication::activeWindow());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &UnlockVaultDialog::answered, this, [this] { answer(m_dialog->takePassphrase()); });
    // However it goes, also with the window below it.
    connect(m_dialog, &QObject::destroyed, this, &Unlocking::dismiss);
    connect(m_dialog, &QDialog::rejected, this, &Unlocking::dismiss);
    m_dialog->open();
}

void Unlocking::answer(Result<Secret> outcome)
{
    if (const auto question = std::exchange(m_question, nullptr)) {
        question->complete(std::move(outcome));
    }
}

void Unlocking::dismiss()
{
    answer(failure(ErrorKind::Cancelled));
    end();
}

void Unlocking::end()
{
    if (m_dialog) {
        m_dialog->disconnect(this);
        m_dialog->close();
        m_dialog.clear();
    }
}
