// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_rotatekeydialog.h"
#include <core/clientsecret.h>
#include <gui/common/icons.h>
#include <gui/keys/pastefilling.h>
#include <gui/keys/rotatekeydialog.h>

RotateKeyDialog::RotateKeyDialog(const ApiKey &key, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::RotateKeyDialog>())
{
    m_ui->setupUi(this);
    m_ui->about->setText(tr("The new secret of '%1' is tried first. Only if it works does it take the place of the old "
                            "one, which is kept until the new one has fetched a token.")
                             .arg(key.label.text()));
    m_ui->show->setIcon(lineIcon(QStringLiteral("show")));
    m_ui->secretMessage->setField(m_ui->secret);
    m_filling = new PasteFilling(*m_ui->secret, *m_ui->secretMessage, this);
    connect(m_filling, &PasteFilling::recognised, this, [this, clientId = key.clientId](PastedKey &pasted) {
        QString secret = pasted.clientSecret.reveal([](QByteArrayView bytes) { return QString::fromUtf8(bytes); });
        m_filling->fill(secret);
        wipe(secret);
        const bool isOfThisKey = pasted.clientId == clientId.text();
        m_ui->secretMessage->say(isOfThisKey ? Tone::Info : Tone::Warn,
            isOfThisKey ? tr("The client secret was taken from the pasted text.")
                        : tr("The pasted text is of another client ID: %1.").arg(pasted.clientId));
    });
    connect(m_ui->show, &QToolButton::pressed, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Normal); });
    connect(m_ui->show, &QToolButton::released, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Password); });
    connect(m_ui->rotate, &QPushButton::clicked, this, &RotateKeyDialog::rotateRequested);
    connect(m_ui->cancel, &QPushButton::clicked, this, &RotateKeyDialog::reject);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, &RotateKeyDialog::actionTriggered);
    m_ui->secret->setFocus();
}

RotateKeyDialog::~RotateKeyDialog() = default;

std::optional<Secret> RotateKeyDialog::secret()
{
    QByteArray typed = m_ui->secret->text().toUtf8();
    auto secret = parseClientSecret(typed);
    wipe(typed);
    if (!secret) {
        m_ui->secretMessage->sayError(secret.error());
        return std::nullopt;
    }
    m_ui->secretMessage->clear();
    return std::move(secret->secret);
}

bool RotateKeyDialog::keepsOld() const
{
    return m_ui->keepOld->isChecked();
}

void RotateKeyDialog::setBusy(const QString &words)
{
    m_busy = true;
    m_ui->notice->clear();
    m_ui->progress->setText(words);
    m_ui->rotate->setEnabled(false);
}

void RotateKeyDialog::setIdle()
{
    m_busy = false;
    m_ui->progress->clear();
    m_ui->rotate->setEnabled(true);
}

void RotateKeyDialog::showError(const Error &error, const QString &action)
{
    setIdle();
    m_ui->notice->showError(error, action);
}

void RotateKeyDialog::showDone(const QString &sentence, const QString &hint, const QString &action)
{
    setIdle();
    m_ui->secret->clear();
    m_ui->secret->setEnabled(false);
    m_ui->show->setEnabled(false);
    m_ui->keepOld->setEnabled(false);
    m_ui->rotate->hide();
    m_ui->cancel->setText(tr("Close"));
    m_ui->cancel->setFocus();
    m_ui->notice->showNotice(Tone::Ok, sentence, hint, action);
}

void RotateKeyDialog::reject()
{
    if (!m_busy) {
        QDialog::reject();
        return;
    }
    m_ui->progress->setText(tr("Stopping …"));
    Q_EMIT stopRequested();
}
