// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_backupdialog.h"
#include <gui/backup/backupdialog.h>
#include <QDir>
#include <QFileDialog>

namespace {

constexpr int ShortPassphraseLength = 12; ///< in characters

} // namespace

BackupDialog::BackupDialog(QWidget *parent)
    : StoppableDialog(parent)
    , m_ui(std::make_unique<Ui::BackupDialog>())
{
    m_ui->setupUi(this);
    m_ui->file->setText(QDir::home().filePath(QStringLiteral("keydesk.age")));
    m_ui->fileMessage->setField(m_ui->file);
    m_ui->passphraseMessage->setField(m_ui->passphrase);
    m_ui->againMessage->setField(m_ui->again);
    connect(m_ui->choose, &QPushButton::clicked, this, &BackupDialog::chooseFile);
    connect(m_ui->passphrase, &QLineEdit::textChanged, this, &BackupDialog::judgePassphrase);
    connect(m_ui->again, &QLineEdit::textChanged, m_ui->againMessage, &FieldMessage::clear);
    connect(m_ui->go, &QPushButton::clicked, this, &BackupDialog::backUpRequested);
    setFrame(m_ui->go, m_ui->cancel, m_ui->progress, m_ui->notice);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, &BackupDialog::actionTriggered);
    m_ui->passphrase->setFocus();
}

BackupDialog::~BackupDialog() = default;

QString BackupDialog::path() const
{
    return m_ui->file->text();
}

void BackupDialog::chooseFile()
{
    auto *chooser = new QFileDialog(this, tr("Back up to"), QFileInfo(path()).absolutePath(), tr("Backups (*.age)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("age"));
    chooser->setOption(QFileDialog::DontConfirmOverwrite); // asked here, for typed names too
    connect(chooser, &QFileDialog::fileSelected, m_ui->file, &QLineEdit::setText);
    chooser->open();
}

void BackupDialog::judgePassphrase()
{
    const auto length = m_ui->passphrase->text().size();
    if (length > 0 && length < ShortPassphraseLength) {
        m_ui->passphraseMessage->say(
            Tone::Warn, tr("Short: whoever gets the file may guess it. Six words picked at random are better."));
    } else {
        m_ui->passphraseMessage->clear();
    }
}

std::optional<Secret> BackupDialog::passphrase()
{
    if (path().isEmpty()) {
        m_ui->fileMessage->say(Tone::Fail, tr("Say where the backup goes."));
        return std::nullopt;
    }
    m_ui->fileMessage->clear();
    QByteArray first = m_ui->passphrase->text().toUtf8();
    QByteArray second = m_ui->again->text().toUtf8();
    Secret passphrase = Secret::takeFrom(first);
    const Secret again = Secret::takeFrom(second);
    if (passphrase.isEmpty()) {
        m_ui->passphraseMessage->sayError({ErrorKind::PassphraseEmpty});
        return std::nullopt;
    }
    if (!(passphrase == again)) {
        m_ui->againMessage->sayError({ErrorKind::PassphrasesDiffer});
        return std::nullopt;
    }
    return passphrase;
}

void BackupDialog::showError(const Error &error, const QString &action)
{
    setIdle();
    m_ui->notice->showError(error, action);
}

void BackupDialog::showExisting(const QString &path, const QString &action)
{
    setIdle();
    m_ui->notice->showNotice(Tone::Warn, tr("There is a file '%1' already.").arg(path),
        tr("Choose another name, or write over it."), action);
}

void BackupDialog::showDone(const QString &sentence, const QString &hint)
{
    for (QWidget *field : {static_cast<QWidget *>(m_ui->file), static_cast<QWidget *>(m_ui->choose),
             static_cast<QWidget *>(m_ui->passphrase), static_cast<QWidget *>(m_ui->again)}) {
        field->setEnabled(false);
    }
    m_ui->passphrase->clear();
    m_ui->again->clear();
    StoppableDialog::showDone(sentence, hint);
}
