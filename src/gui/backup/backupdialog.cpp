// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_backupdialog.h"
#include <gui/backup/backupdialog.h>
#include <gui/common/typedtwice.h>
#include <QDir>
#include <QFileDialog>

BackupDialog::BackupDialog(QWidget *parent)
    : StoppableDialog(parent)
    , m_ui(std::make_unique<Ui::BackupDialog>())
{
    m_ui->setupUi(this);
    m_ui->file->setText(QDir::home().filePath(QStringLiteral("keydesk.age")));
    m_ui->fileMessage->setField(m_ui->file);
    m_typed = new TypedTwice({m_ui->passphrase, m_ui->passphraseMessage}, {m_ui->again, m_ui->againMessage}, this);
    connect(m_ui->choose, &QPushButton::clicked, this, &BackupDialog::chooseFile);
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

std::optional<Secret> BackupDialog::passphrase()
{
    if (path().isEmpty()) {
        m_ui->fileMessage->say(Tone::Fail, tr("Say where the backup goes."));
        return std::nullopt;
    }
    m_ui->fileMessage->clear();
    return m_typed->read();
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
