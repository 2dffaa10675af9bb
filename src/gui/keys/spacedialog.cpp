// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_spacedialog.h"
#include <gui/keys/spacecard.h>
#include <gui/keys/spacedialog.h>

SpaceDialog::SpaceDialog(const std::optional<Space> &space, QWidget *parent)
    : SavingDialog(parent)
    , m_ui(std::make_unique<Ui::SpaceDialog>())
{
    m_ui->setupUi(this);
    for (const auto method : {ClientAuthentication::Post, ClientAuthentication::Basic}) {
        m_ui->clientAuthentication->addItem(clientAuthenticationWords(method), static_cast<int>(method));
    }
    m_ui->nameMessage->setField(m_ui->name);
    m_ui->tokenEndpointMessage->setField(m_ui->tokenEndpoint);
    m_ui->scopeMessage->setField(m_ui->scope);
    m_ui->baseUrlMessage->setField(m_ui->baseUrl);
    setWindowTitle(space ? tr("Space settings") : tr("Add space"));
    m_ui->name->setText(space ? space->name.text() : QString());
    fill(space ? space->settings : SpaceSettings::sellytics());
    setFrame(m_ui->save, m_ui->cancel, m_ui->progress);
    m_ui->name->setFocus();
}

SpaceDialog::~SpaceDialog() = default;

void SpaceDialog::fill(const SpaceSettings &settings)
{
    m_ui->tokenEndpoint->setText(settings.tokenEndpoint.text());
    m_ui->scope->setText(settings.scope.text());
    m_ui->baseUrl->setText(settings.baseUrl.text());
    m_ui->tokenEndpoint->setCursorPosition(0);
    m_ui->baseUrl->setCursorPosition(0);
    m_ui->clientAuthentication->setCurrentIndex(
        m_ui->clientAuthentication->findData(static_cast<int>(settings.clientAuthentication)));
}

std::optional<SpaceDraft> SpaceDialog::read()
{
    m_ui->notice->clear();
    const auto name = SpaceName::parse(m_ui->name->text());
    const auto tokenEndpoint = Endpoint::parse(m_ui->tokenEndpoint->text());
    const auto scope = Scope::parse(m_ui->scope->text());
    const auto baseUrl = Endpoint::parse(m_ui->baseUrl->text());
    const auto say = [](const auto &result, FieldMessage &message) {
        message.clear();
        if (!result) {
            message.sayError(result.error());
        }
    };
    say(name, *m_ui->nameMessage);
    say(tokenEndpoint, *m_ui->tokenEndpointMessage);
    say(scope, *m_ui->scopeMessage);
    say(baseUrl, *m_ui->baseUrlMessage);
    if (!name || !tokenEndpoint || !scope || !baseUrl) {
        return std::nullopt;
    }
    const auto method = static_cast<ClientAuthentication>(m_ui->clientAuthentication->currentData().toInt());
    return SpaceDraft{*name, SpaceSettings{*tokenEndpoint, *scope, *baseUrl, method}};
}

void SpaceDialog::showError(const Error &error)
{
    if (error.kind == ErrorKind::SpaceNameTaken) {
        m_ui->nameMessage->sayError(error);
    } else {
        m_ui->notice->showError(error);
    }
}
