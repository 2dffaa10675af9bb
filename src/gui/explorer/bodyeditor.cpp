// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_bodyeditor.h"
#include <core/background.h>
#include <gui/explorer/answerwords.h>
#include <gui/explorer/bodyeditor.h>
#include <QFileDialog>
#include <QFileInfo>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;
using Kind = RequestBody::Kind;

BodyEditor::BodyEditor(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BodyEditor>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->kind);
    m_ui->kind->addItem(tr("None"), static_cast<int>(Kind::None));
    m_ui->kind->addItem(tr("JSON"), static_cast<int>(Kind::Json));
    m_ui->kind->addItem(tr("Text"), static_cast<int>(Kind::Text));
    m_ui->kind->addItem(tr("Form"), static_cast<int>(Kind::Form));
    m_ui->kind->addItem(tr("File"), static_cast<int>(Kind::File));
    m_ui->form->setAccessibleTableName(tr("Form fields"));
    m_ui->text->setAccessibleName(tr("Body text"));
    m_ui->faultGlyph->setTone(Tone::Fail);
    m_ui->find->setEdit(m_ui->text);
    connectEditors();
    showKind();
}

BodyEditor::~BodyEditor() = default;

void BodyEditor::connectEditors()
{
    const auto tellEdited = [this] {
        if (!m_isSetting) {
            Q_EMIT edited();
        }
    };
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, [this, tellEdited] {
        showKind();
        tellEdited();
    });
    connect(m_ui->text, &QPlainTextEdit::textChanged, this, [this, tellEdited] {
        checkText();
        tellEdited();
    });
    connect(&m_ui->form->model(), &NameValueModel::edited, this, tellEdited);
    connect(m_ui->file, &QLineEdit::textChanged, this, [this, tellEdited] {
        showFile();
        tellEdited();
    });
    connect(m_ui->chooseFile, &QPushButton::clicked, this, &BodyEditor::chooseFile);
    connect(m_ui->formatJson, &QPushButton::clicked, this, &BodyEditor::format);
    connect(m_ui->goToFault, &QPushButton::clicked, this, &BodyEditor::goToFault);
    connect(&m_check, &JsonCheck::checked, this, &BodyEditor::showFault);
}

RequestBody::Kind BodyEditor::kind() const
{
    return static_cast<Kind>(m_ui->kind->currentData().toInt());
}

RequestBody BodyEditor::body() const
{
    RequestBody body;
    body.kind = kind();
    body.content = m_ui->text->toPlainText().toUtf8();
    body.fields = m_ui->form->model().rows();
    body.file = m_ui->file->text();
    return body;
}

void BodyEditor::setBody(const RequestBody &body)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_ui->text->setPlainText(QString::fromUtf8(body.content));
    m_ui->form->model().setRows(body.fields);
    m_ui->file->setText(body.file);
    m_ui->kind->setCurrentIndex(m_ui->kind->findData(static_cast<int>(body.kind)));
}

void BodyEditor::showKind()
{
    const Kind shown = kind();
    QWidget *const pages[] = {m_ui->nonePage, m_ui->textPage, m_ui->textPage, m_ui->formPage, m_ui->filePage};
    m_ui->pages->setCurrentWidget(pages[static_cast<int>(shown)]);
    m_ui->formatJson->setVisible(shown == Kind::Json);
    checkText();
}

void BodyEditor::checkText()
{
    if (kind() == Kind::Json) {
        m_check.check(m_ui->text->toPlainText());
    } else {
        m_check.stop();
        showFault(std::nullopt);
    }
}

void BodyEditor::showFault(const std::optional<JsonFault> &fault)
{
    const bool isNews = m_fault != fault;
    m_fault = fault;
    m_ui->text->markFault(fault ? fault->position : -1);
    m_ui->fault->setVisible(fault.has_value());
    if (fault) {
        m_ui->faultText->setText(
            tr("Not valid JSON at line %1, column %2: %3").arg(fault->line).arg(fault->column).arg(fault->reason));
    }
    if (isNews) {
        Q_EMIT faultChanged();
    }
}

void BodyEditor::goToFault()
{
    if (!m_fault) {
        return;
    }
    QTextCursor cursor(m_ui->text->document());
    cursor.setPosition(qMin(m_fault->position, m_ui->text->document()->characterCount() - 1));
    m_ui->text->setTextCursor(cursor);
    m_ui->text->setFocus();
}

void BodyEditor::format()
{
    if (kind() != Kind::Json) {
        return;
    }
    if (m_fault) {
        goToFault();
        return;
    }
    const QString before = m_ui->text->toPlainText();
    using Formatted = tl::expected<QByteArray, JsonText::Fault>;
    auto work = [utf8 = before.toUtf8()]() -> Result<Formatted> { return formatJson(utf8); };
    auto task = runInBackground(*QThreadPool::globalInstance(), std::move(work));
    whenEnded(std::move(task), this, [this, before](Result<Formatted> formatted) {
        // What was typed meanwhile counts.
        if (formatted && *formatted && m_ui->text->toPlainText() == before) {
            replaceText(QString::fromUtf8(**formatted));
        }
    });
}

void BodyEditor::replaceText(const QString &text)
{
    if (m_ui->text->toPlainText() == text) {
        return;
    }
    QTextCursor all(m_ui->text->document());
    all.select(QTextCursor::Document);
    all.insertText(text); // one step for undo
    all.setPosition(0);
    m_ui->text->setTextCursor(all);
}

bool BodyEditor::openFind()
{
    const bool hasText = m_ui->pages->currentWidget() == m_ui->textPage;
    if (hasText) {
        m_ui->find->open();
    }
    return hasText;
}

FindBar &BodyEditor::findBar()
{
    return *m_ui->find;
}

void BodyEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File to send"), QFileInfo(m_ui->file->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_ui->file, &QLineEdit::setText);
    dialog->open();
}

void BodyEditor::showFile()
{
    const QString path = m_ui->file->text();
    const QFileInfo file(path);
    QString words;
    if (path.isEmpty()) {
        words = tr("The file is read when the request is sent.");
    } else if (!file.isFile()) {
        words = tr("There is no such file.");
    } else {
        words = tr("%1, read when the request is sent.").arg(sizeWords(file.size()));
    }
    m_ui->fileState->setText(words);
}
