// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/requestpage.h>
#include <gui/explorer/requesttab.h>
#include <QVBoxLayout>

namespace {

constexpr int CompareAfter = 150; ///< milliseconds

} // namespace

RequestTab::RequestTab(Services &services, KeyChoices &choices, OpenRequest open, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_choices(choices)
    , m_open(std::move(open))
{
    m_isEdited = m_open.request != m_sent;
    m_compareSoon.setSingleShot(true);
    m_compareSoon.setInterval(CompareAfter);
    connect(&m_compareSoon, &QTimer::timeout, this, &RequestTab::compare);
}

OpenRequest RequestTab::current() const
{
    return m_page ? m_page->current() : m_open;
}

QString RequestTab::title() const
{
    return titleOf(current().request);
}

bool RequestTab::isBlank() const
{
    return current().request == ApiRequest{};
}

bool RequestTab::isUnderWay() const
{
    return m_page && m_page->isUnderWay();
}

void RequestTab::setKey(const KeyId &key)
{
    OpenRequest open = current();
    open.key = key;
    m_open = open;
    if (m_page) {
        m_page->open(open);
    }
    Q_EMIT changed();
}

RequestPage &RequestTab::page()
{
    if (!m_page) {
        m_page = new RequestPage(m_services, m_choices, this);
        auto *whole = new QVBoxLayout(this);
        whole->setContentsMargins(0, 0, 0, 0);
        whole->addWidget(m_page);
        m_page->open(m_open);
        connect(m_page, &RequestPage::edited, &m_compareSoon, qOverload<>(&QTimer::start));
        connect(m_page, &RequestPage::sent, this, [this](const ApiRequest &request) {
            m_sent = request;
            compare();
        });
        Q_EMIT pageBuilt(m_page);
    }
    return *m_page;
}

void RequestTab::showEvent(QShowEvent *event)
{
    page();
    QWidget::showEvent(event);
}

void RequestTab::compare()
{
    m_isEdited = current().request != m_sent;
    Q_EMIT changed();
}
