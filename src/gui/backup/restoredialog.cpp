// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_restoredialog.h"
#include <gui/backup/restoredialog.h>
#include <QDir>
#include <QFileDialog>
#include <QSignalBlocker>

namespace {

constexpr int KeyRole = Qt::UserRole;
constexpr int MaxNameCharacters = 40; ///< that show by themselves: what happens to a key must stay in sight

} // namespace

RestoreDialog::RestoreDialog(QWidget *parent)
    : StoppableDialog(parent)
    , m_ui(std::make_unique<Ui::RestoreDialog>())
{
    m_ui->setupUi(this);
    m_ui->fileMessage->setField(m_ui->file);
    m_ui->passphraseMessage->setField(m_ui->passphrase);
    connect(m_ui->choose, &QPushButton::clicked, this, &RestoreDialog::chooseFile);
    connect(m_ui->passphrase, &QLineEdit::textChanged, m_ui->passphraseMessage, &FieldMessage::clear);
    connect(m_ui->plan, &QTreeWidget::itemChanged, this, &RestoreDialog::chosenChanged);
    connect(m_ui->go, &QPushButton::clicked, this, [this] {
        if (m_hasPlan) {
            Q_EMIT restoreRequested();
        } else {
            Q_EMIT openRequested();
        }
    });
    setFrame(m_ui->go, m_ui->cancel, m_ui->progress, m_ui->notice);
    m_ui->file->setFocus();
}

RestoreDialog::~RestoreDialog() = default;

QString RestoreDialog::path() const
{
    return m_ui->file->text();
}

void RestoreDialog::chooseFile()
{
    auto *chooser = new QFileDialog(this, tr("Restore from"), QDir::homePath());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("Backups (*.age)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, m_ui->file, &QLineEdit::setText);
    chooser->open();
}

std::optional<Secret> RestoreDialog::passphrase()
{
    if (path().isEmpty()) {
        m_ui->fileMessage->say(Tone::Fail, tr("Say where the backup is."));
        return std::nullopt;
    }
    m_ui->fileMessage->clear();
    QByteArray typed = m_ui->passphrase->text().toUtf8();
    Secret passphrase = Secret::takeFrom(typed);
    if (passphrase.isEmpty()) {
        m_ui->passphraseMessage->say(Tone::Fail, tr("Type the passphrase of the backup."));
        return std::nullopt;
    }
    return passphrase;
}

void RestoreDialog::setInputEnabled(bool enabled)
{
    m_ui->file->setEnabled(enabled);
    m_ui->choose->setEnabled(enabled);
    m_ui->passphrase->setEnabled(enabled);
}

void RestoreDialog::setBusy(const QString &words)
{
    StoppableDialog::setBusy(words);
    m_ui->plan->setEnabled(false);
}

void RestoreDialog::setIdle()
{
    StoppableDialog::setIdle();
    m_ui->plan->setEnabled(true);
}

void RestoreDialog::showError(const Error &error)
{
    setIdle();
    if (error.kind == ErrorKind::PassphraseWrong) {
        m_ui->passphraseMessage->sayError(error);
        m_ui->passphrase->selectAll();
        m_ui->passphrase->setFocus();
    } else {
        m_ui->notice->showError(error);
    }
}

void RestoreDialog::showPlan(const QString &summary, const QList<Row> &rows, bool canRestore)
{
    setIdle();
    m_hasPlan = true;
    m_ui->passphrase->clear();
    setInputEnabled(false);
    m_ui->summary->setText(summary);
    m_ui->summary->setVisible(true);
    const QSignalBlocker quiet(m_ui->plan);
    m_ui->plan->clear();
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem(m_ui->plan, {row.name, row.words});
        item->setToolTip(0, row.name);
        if (const std::optional<KeyId> &key = row.key) {
            item->setData(0, KeyRole, key->text());
            item->setCheckState(0, row.isChosen ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_ui->plan->setVisible(!rows.isEmpty());
    m_ui->plan->resizeColumnToContents(0);
    const int widest = m_ui->plan->fontMetrics().averageCharWidth() * MaxNameCharacters;
    m_ui->plan->setColumnWidth(0, qMin(m_ui->plan->columnWidth(0), widest));
    m_ui->go->setText(tr("Restore"));
    m_ui->go->setEnabled(canRestore);
    (canRestore ? m_ui->go : m_ui->cancel)->setFocus();
}

QSet<KeyId> RestoreDialog::chosen() const
{
    QSet<KeyId> keys;
    for (int i = 0; i < m_ui->plan->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_ui->plan->topLevelItem(i);
        const auto key = KeyId::parse(item->data(0, KeyRole).toString());
        if (key && item->checkState(0) == Qt::Checked) {
            keys.insert(*key);
        }
    }
    return keys;
}

void RestoreDialog::showDone(const QString &sentence, const QString &hint)
{
    StoppableDialog::showDone(sentence, hint);
    m_ui->plan->setEnabled(false);
}
