// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_spacecard.h"
#include <gui/common/icons.h>
#include <gui/keys/keystatewords.h>
#include <gui/keys/spacecard.h>
#include <QCoreApplication>

SpaceCard::SpaceCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SpaceCard>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_ui->title->setFont(large);
    m_ui->addKey->setIcon(lineIcon(QStringLiteral("plus")));
    m_ui->settings->setIcon(lineIcon(QStringLiteral("settings")));
    m_ui->remove->setIcon(lineIcon(QStringLiteral("trash")));
    connect(m_ui->addKey, &QPushButton::clicked, this, &SpaceCard::addKeyRequested);
    connect(m_ui->settings, &QPushButton::clicked, this, &SpaceCard::settingsRequested);
    connect(m_ui->remove, &QPushButton::clicked, this, &SpaceCard::removeRequested);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        if (std::exchange(m_asking, false)) {
            m_ui->notice->clear();
            Q_EMIT removeConfirmed();
        }
    });
    connect(m_ui->notice, &NoticeBar::closed, this, [this] { m_asking = false; });
}

SpaceCard::~SpaceCard() = default;

void SpaceCard::showSpace(const Space &space, qsizetype keys, qsizetype inTrash)
{
    m_ui->title->setText(space.name.text());
    const QString count
        = inTrash > 0 ? tr("%1, %2 more in trash").arg(keyCountWords(keys)).arg(inTrash) : keyCountWords(keys);
    m_ui->count->setText(space.isSandbox ? tr("Sandbox: for practice, on this machine only. %1").arg(count) : count);
    m_ui->tokenEndpoint->setValue(space.settings.tokenEndpoint.text());
    m_ui->scope->setValue(space.settings.scope.isEmpty() ? tr("none") : space.settings.scope.text());
    m_ui->baseUrl->setValue(space.settings.baseUrl.text());
    m_ui->clientAuthentication->setValue(clientAuthenticationWords(space.settings.clientAuthentication));
    const ProxyChoice &proxy = space.settings.route.proxy;
    m_ui->proxy->setValue(proxy.use() == ProxyChoice::Use::Manual ? proxy.text() : proxyUseWords(proxy.use()));
    const QString &file = space.settings.route.authorityFile;
    m_ui->authorityFile->setValue(file.isEmpty() ? tr("none: only what the system trusts") : file);
}

void SpaceCard::askToRemove(const QString &name, qsizetype keys, const QString &keychain)
{
    m_asking = true;
    if (keys == 0) {
        m_ui->notice->showNotice(Tone::Warn, tr("Remove the space '%1'?").arg(name),
            tr("It holds no key. Its settings go for good."), tr("Yes, remove"));
        return;
    }
    m_ui->notice->showNotice(Tone::Warn, tr("Remove the space '%1' with %2 for good?").arg(name, keyCountWords(keys)),
        tr("The secrets are deleted from %1. Nobody can bring them back: new keys would have to be made in the suite.")
            .arg(keychain),
        tr("Yes, remove for good"));
}

NoticeBar &SpaceCard::notice()
{
    return *m_ui->notice;
}

void SpaceCard::clearNotice()
{
    m_asking = false;
    m_ui->notice->clear();
}

QString clientAuthenticationWords(ClientAuthentication method)
{
    return method == ClientAuthentication::Post
        ? QCoreApplication::translate("ClientAuthentication", "Post: in the form (usual)")
        : QCoreApplication::translate("ClientAuthentication", "Basic: in the Authorization header");
}

QString proxyUseWords(ProxyChoice::Use use)
{
    switch (use) {
    case ProxyChoice::Use::System:
        return QCoreApplication::translate("ProxyChoice", "As the system says");
    case ProxyChoice::Use::None:
        return QCoreApplication::translate("ProxyChoice", "None");
    case ProxyChoice::Use::Manual:
        break;
    }
    return QCoreApplication::translate("ProxyChoice", "This one:");
}
