// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/space.h>
#include <gui/common/savingdialog.h>
#include <memory>
#include <oauth/discovery.h>
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

    /// What came of discoverRequested(), in place; the fields are filled, and nothing is saved.
    void showDiscovered(const DiscoveredEndpoint &found);
    void showDiscoveryFailed(const Error &error);

Q_SIGNALS:
    void discoverRequested(const Issuer &issuer, const Route &route);
    void stopRequested(); ///< nobody wants the outcome any more

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const SpaceSettings &settings);
    Result<ProxyChoice> readProxy() const;
    Result<Route> readRoute(); ///< what is wrong is said at its field
    void chooseAuthorityFile();
    void offerDiscovery(bool offered);
    void findOrStop();
    void setFinding(bool finding);
    bool m_finding = false;
    std::unique_ptr<Ui::SpaceDialog> m_ui;
};
