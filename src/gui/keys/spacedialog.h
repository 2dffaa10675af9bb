// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/space.h>
#include <gui/common/savingdialog.h>
#include <memory>
#include <optional>

namespace Ui {
class SpaceDialog;
}

/// A space as filled in, checked.
struct SpaceDraft {
    SpaceName name;
    SpaceSettings settings;
};

/// Asks for the name and settings of a space, a new one or one that exists.
class SpaceDialog : public SavingDialog {
    Q_OBJECT
public:
    /// Without a space: for a new one, filled with what sellytics documents.
    explicit SpaceDialog(const std::optional<Space> &space, QWidget *parent = nullptr);
    ~SpaceDialog() override;

    /// What is in the fields, or nothing after saying at each field what is wrong.
    std::optional<SpaceDraft> read();
    void showError(const Error &error);

private:
    void fill(const SpaceSettings &settings);
    std::unique_ptr<Ui::SpaceDialog> m_ui;
};
