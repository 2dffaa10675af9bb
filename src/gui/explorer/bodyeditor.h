// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/jsoncheck.h>
#include <memory>
#include <QWidget>
#include <workbook/apirequest.h>

class FindBar;

namespace Ui {
class BodyEditor;
}

/// What a request carries: nothing, JSON (checked while it is typed), text, a form, or a file. JSON and text share one
/// editor, so that switching between them loses nothing.
class BodyEditor : public QWidget {
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);
    ~BodyEditor() override;

    RequestBody body() const;
    void setBody(const RequestBody &body); ///< emits nothing
    /// Indents JSON; what is no JSON stays as it is and its fault is gone to.
    void format();
    RequestBody::Kind kind() const;
    const std::optional<JsonFault> &fault() const { return m_fault; } ///< what is typed as JSON and is none
    void goToFault();
    bool openFind(); ///< false if there is no text to search
    FindBar &findBar();

Q_SIGNALS:
    void edited();
    void faultChanged();

private:
    void connectEditors();
    void showKind();
    void checkText();
    void showFault(const std::optional<JsonFault> &fault);
    void replaceText(const QString &text);
    void chooseFile();
    void showFile();

    std::unique_ptr<Ui::BodyEditor> m_ui;
    JsonCheck m_check;
    std::optional<JsonFault> m_fault;
    bool m_isSetting = false;
};
