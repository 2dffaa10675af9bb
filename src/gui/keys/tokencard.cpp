// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_tokencard.h"
#include <app/durations.h>
#include <core/clock.h>
#include <gui/common/icons.h>
#include <gui/keys/tokencard.h>
#include <oauth/jwtclaims.h>
#include <QMenu>

TokenCard::TokenCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TokenCard>())
{
    m_ui->setupUi(this);
    QFont bold = font();
    bold.setBold(true);
    m_ui->title->setFont(bold);
    fillMenu();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &TokenCard::showLife);
    connect(m_ui->renew, &QPushButton::clicked, this, &TokenCard::renewRequested);
    connect(m_ui->claims, &QToolButton::clicked, this, &TokenCard::inspectRequested);
    dress();
    showToken({});
}

TokenCard::~TokenCard() = default;

void TokenCard::fillMenu()
{
    m_ui->life->setToolTip(tr("A new token is fetched by itself when one is needed."));
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, TokenForm form) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, form] { Q_EMIT copyRequested(form); });
    };
    add(tr("Token"), TokenForm::Token);
    add(tr("Authorization header"), TokenForm::Header);
    add(tr("curl command"), TokenForm::Curl);
    add(tr("Environment line"), TokenForm::Environment);
    m_ui->copy->setMenu(menu);
}

void TokenCard::showToken(SharedToken token)
{
    m_token = std::move(token);
    m_ui->renew->setText(m_token ? tr("Renew") : tr("Get token"));
    m_ui->scope->setVisible(m_token != nullptr);
    m_ui->claims->setVisible(m_token != nullptr);
    showScope();
    showLife();
}

void TokenCard::setFetching(bool fetching)
{
    m_fetching = fetching;
    m_ui->renew->setEnabled(!fetching);
    m_ui->copy->setEnabled(!fetching);
    showLife();
}

NoticeBar &TokenCard::notice()
{
    return *m_ui->notice;
}

void TokenCard::showEvent(QShowEvent *event)
{
    showLife();
    m_second.start();
    QWidget::showEvent(event);
}

void TokenCard::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

void TokenCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        dress();
    }
    QWidget::changeEvent(event);
}

void TokenCard::showLife()
{
    const bool counts = m_token && m_clock && m_token->expiresAt.isValid();
    const std::chrono::seconds left{counts ? m_clock->now().secsTo(m_token->expiresAt) : 0};
    m_ui->bar->setVisible(counts && left.count() > 0 && !m_fetching);
    if (m_fetching) {
        m_ui->life->setText(tr("Asking the token endpoint …"));
    } else if (!m_token) {
        m_ui->life->setText(tr("No token yet"));
    } else if (!counts) {
        m_ui->life->setText(tr("Good for one request only"));
    } else if (left.count() <= 0) {
        m_ui->life->setText(tr("Expired"));
    } else {
        m_ui->life->setText(tr("Valid, %1 left").arg(durationWords(left)));
        const auto whole = qMax<qint64>(1, m_token->lifetime.value_or(left).count());
        m_ui->bar->setValue(static_cast<int>(qMin<qint64>(1000, left.count() * 1000 / whole)));
        m_ui->bar->setAccessibleDescription(durationWords(left));
    }
}

void TokenCard::showScope()
{
    QStringList parts;
    if (m_token) {
        if (!m_token->granted.isEmpty()) {
            parts.append(tr("Scope %1").arg(m_token->granted.text()));
        }
        const auto claims = JwtClaims::read(m_token->value);
        if (claims && !claims->audience.isEmpty()) {
            parts.append(tr("audience %1").arg(claims->audience.join(QStringLiteral(", "))));
        }
    }
    m_ui->scope->setText(parts.join(QStringLiteral(" · ")));
}

void TokenCard::dress()
{
    m_ui->renew->setIcon(lineIcon(QStringLiteral("renew")));
    m_ui->copy->setIcon(lineIcon(QStringLiteral("copy")));
}
