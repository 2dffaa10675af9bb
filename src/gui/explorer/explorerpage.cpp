// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/explorerpage.h>

ExplorerPage::ExplorerPage(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
}

ExplorerPage::~ExplorerPage() = default;

void ExplorerPage::openFor(const KeyId &key)
{
    Q_UNUSED(key)
    Q_UNUSED(m_services)
}

QString ExplorerPage::title() const
{
    return {};
}

bool ExplorerPage::isBusy() const
{
    return false;
}

void ExplorerPage::focusAddress()
{
    setFocus();
}

void ExplorerPage::cancelAll() { }
