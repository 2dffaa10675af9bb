// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_spacedialog.h"
#include <app/tlssupport.h>
#include <gui/keys/spacecard.h>
#include <gui/keys/spacedialog.h>
#include <QFileDialog>
#include <QKeyEvent>

SpaceDialog::SpaceDialog(const std::optional<Space> &space, QWidget *parent)
    : SavingDialog(parent)
    , m_ui(std::make_unique<Ui::SpaceDialog>())
{
    m_ui->setupUi(this);
    for (const auto method : {ClientAuthentication::Post, ClientAuthentication::Basic}) {
        m_ui->clientAuthentication->addItem(clientAuthenticationWords(method), static_cast<int>(method));
    }
    for (const auto use : {ProxyChoice::Use::System, ProxyChoice::Use::None, ProxyChoice::Use::Manual}) {
        m_ui->proxy->addItem(proxyUseWords(use), static_cast<int>(use));
    }
    m_ui->nameMessage->setField(m_ui->name);
    m_ui->tokenEndpointMessage->setField(m_ui->tokenEndpoint);
    m_ui->issuerMessage->setField(m_ui->issuer);
    m_ui->scopeMessage->setField(m_ui->scope);
    m_ui->baseUrlMessage->setField(m_ui->baseUrl);
    m_ui->clientAuthenticationMessage->setField(m_ui->clientAuthentication);
    m_ui->proxyMessage->setField(m_ui->proxyHost);
    m_ui->authorityFileMessage->setField(m_ui->authorityFile);
    setWindowTitle(space ? tr("Space settings") : tr("Add space"));
    m_ui->name->setText(space ? space->name.text() : QString());
    fill(space ? space->settings : SpaceSettings::sellytics());
    offerDiscovery(false);
    connect(m_ui->discover, &QPushButton::toggled, this, &SpaceDialog::offerDiscovery);
    connect(m_ui->chooseAuthorityFile, &QPushButton::clicked, this, &SpaceDialog::chooseAuthorityFile);
    connect(m_ui->find, &QPushButton::clicked, this, &SpaceDialog::findOrStop);
    connect(this, &QDialog::finished, this, &SpaceDialog::stopRequested);
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
    const auto showManual = [this] {
        const bool isManual = m_ui->proxy->currentData() == static_cast<int>(ProxyChoice::Use::Manual);
        m_ui->proxyHost->setVisible(isManual);
        m_ui->proxyPort->setVisible(isManual);
        m_ui->proxyMessage->clear();
    };
    connect(m_ui->proxy, &QComboBox::currentIndexChanged, this, showManual);
    m_ui->proxy->setCurrentIndex(m_ui->proxy->findData(static_cast<int>(settings.route.proxy.use())));
    showManual();
    if (settings.route.proxy.use() == ProxyChoice::Use::Manual) {
        m_ui->proxyHost->setText(settings.route.proxy.host());
        m_ui->proxyPort->setValue(settings.route.proxy.port());
    }
    m_ui->authorityFile->setText(settings.route.authorityFile);
}

Result<ProxyChoice> SpaceDialog::readProxy() const
{
    switch (static_cast<ProxyChoice::Use>(m_ui->proxy->currentData().toInt())) {
    case ProxyChoice::Use::System:
        return ProxyChoice();
    case ProxyChoice::Use::None:
        return ProxyChoice::none();
    case ProxyChoice::Use::Manual:
        break;
    }
    return ProxyChoice::manual(m_ui->proxyHost->text(), m_ui->proxyPort->value());
}

Result<Route> SpaceDialog::readRoute()
{
    m_ui->proxyMessage->clear();
    m_ui->authorityFileMessage->clear();
    const auto proxy = readProxy();
    if (!proxy) {
        m_ui->proxyMessage->sayError(proxy.error());
        return failureOf(proxy);
    }
    const auto authorityFile = checkedAuthorityFile(m_ui->authorityFile->text().trimmed());
    if (!authorityFile) {
        m_ui->authorityFileMessage->sayError(authorityFile.error());
        return failureOf(authorityFile);
    }
    return Route{*proxy, *authorityFile};
}

void SpaceDialog::chooseAuthorityFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_ui->authorityFile, &QLineEdit::setText);
    dialog->open();
}

void SpaceDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_ui->issuer->hasFocus()) {
        findOrStop(); // and not the default button, which saves
    } else {
        SavingDialog::keyPressEvent(event);
    }
}

void SpaceDialog::offerDiscovery(bool offered)
{
    for (QWidget *const part : {static_cast<QWidget *>(m_ui->issuerTitle), static_cast<QWidget *>(m_ui->issuer),
             static_cast<QWidget *>(m_ui->find)}) {
        part->setVisible(offered);
    }
    m_ui->issuerMessage->clear();
    m_ui->issuerNotice->clear();
    if (offered) {
        m_ui->issuer->setFocus();
    } else if (m_finding) {
        findOrStop();
    }
}

void SpaceDialog::findOrStop()
{
    if (m_finding) {
        setFinding(false);
        m_ui->issuerMessage->say(Tone::Neutral, tr("Stopped."));
        Q_EMIT stopRequested();
        return;
    }
    m_ui->tokenEndpointMessage->clear();
    m_ui->issuerNotice->clear();
    const auto issuer = Issuer::parse(m_ui->issuer->text());
    const auto route = readRoute();
    if (!issuer) {
        m_ui->issuerMessage->sayError(issuer.error());
    } else if (route) {
        setFinding(true);
        m_ui->issuerMessage->say(Tone::Info, tr("Asking %1 …").arg(issuer->host()));
        Q_EMIT discoverRequested(*issuer, *route);
    }
}

void SpaceDialog::setFinding(bool finding)
{
    m_finding = finding;
    m_ui->find->setText(finding ? tr("Stop") : tr("Find"));
}

void SpaceDialog::showDiscovered(const DiscoveredEndpoint &found)
{
    setFinding(false);
    m_ui->tokenEndpoint->setText(found.tokenEndpoint.text());
    m_ui->tokenEndpoint->setCursorPosition(0);
    m_ui->tokenEndpointMessage->say(Tone::Ok, tr("Found. It is not saved yet."));
    m_ui->clientAuthenticationMessage->clear();
    if (const auto only = found.onlyMethod()) {
        m_ui->clientAuthentication->setCurrentIndex(m_ui->clientAuthentication->findData(static_cast<int>(*only)));
        m_ui->clientAuthenticationMessage->say(Tone::Info, tr("The only way that this server offers."));
    }
    m_ui->discover->setChecked(false);
    m_ui->tokenEndpoint->setFocus();
}

void SpaceDialog::showDiscoveryFailed(const Error &error)
{
    setFinding(false);
    m_ui->issuerMessage->clear();
    m_ui->issuerNotice->showError(error);
}

std::optional<SpaceDraft> SpaceDialog::read()
{
    m_ui->notice->clear();
    const auto name = SpaceName::parse(m_ui->name->text());
    const auto tokenEndpoint = Endpoint::parse(m_ui->tokenEndpoint->text());
    const auto scope = Scope::parse(m_ui->scope->text());
    const auto baseUrl = Endpoint::parse(m_ui->baseUrl->text());
    const auto route = readRoute();
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
    if (!name || !tokenEndpoint || !scope || !baseUrl || !route) {
        return std::nullopt;
    }
    const auto method = static_cast<ClientAuthentication>(m_ui->clientAuthentication->currentData().toInt());
    return SpaceDraft{*name, SpaceSettings{*tokenEndpoint, *scope, *baseUrl, method, *route}};
}

void SpaceDialog::showError(const Error &error)
{
    if (error.kind == ErrorKind::SpaceNameTaken) {
        m_ui->nameMessage->sayError(error);
    } else {
        m_ui->notice->showError(error);
    }
}
