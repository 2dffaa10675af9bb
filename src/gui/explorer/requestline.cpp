// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_requestline.h"
#include <gui/common/icons.h>
#include <gui/explorer/keychoices.h>
#include <gui/explorer/requestline.h>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <workbook/apirequest.h>

using namespace Qt::StringLiterals;

RequestLine::RequestLine(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RequestLine>())
{
    m_ui->setupUi(this);
    m_ui->method->addItems({u"GET"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"HEAD"_s, u"OPTIONS"_s});
    m_ui->method->lineEdit()->setAccessibleName(tr("Method"));
    m_ui->destination->hide();
    connect(m_ui->method, &QComboBox::currentTextChanged, this, &RequestLine::methodEdited);
    // Not textEdited(): what an assistive technology puts in counts as well.
    connect(m_ui->url, &QLineEdit::textChanged, this, [this](const QString &text) {
        showDestination();
        if (!m_isSetting) {
            Q_EMIT targetEdited(text);
        }
    });
    connect(m_ui->url, &QLineEdit::returnPressed, this, &RequestLine::sendWanted);
    connect(m_ui->key, &KeyPicker::keyPicked, this, [this](const KeyId &key) {
        showSpace();
        Q_EMIT keyPicked(key);
    });
    connect(m_ui->send, &QPushButton::clicked, this, [this] {
        if (m_isUnderWay) {
            Q_EMIT cancelWanted();
        } else {
            Q_EMIT sendWanted();
        }
    });
    setUnderWay(false);
}

RequestLine::~RequestLine() = default;

void RequestLine::setChoices(KeyChoices &choices)
{
    m_choices = &choices;
    m_ui->key->setChoices(choices.model());
    connect(&choices, &KeyChoices::changed, this, &RequestLine::showSpace);
    showSpace();
}

QString RequestLine::method() const
{
    return m_ui->method->currentText().trimmed();
}

QString RequestLine::target() const
{
    return m_ui->url->text().trimmed();
}

std::optional<KeyId> RequestLine::key() const
{
    return m_ui->key->key();
}

bool RequestLine::hasUsableKey() const
{
    return m_ui->key->hasUsableKey();
}

void RequestLine::setMethod(const QString &method)
{
    const QSignalBlocker quiet(m_ui->method);
    m_ui->method->setCurrentText(method);
}

void RequestLine::setTarget(const QString &target)
{
    if (target != m_ui->url->text()) {
        const QScopedValueRollback setting(m_isSetting, true);
        m_ui->url->setText(target);
    }
    showDestination();
}

void RequestLine::setKey(std::optional<KeyId> key)
{
    m_ui->key->setKey(key);
    showSpace();
}

void RequestLine::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    m_ui->send->setText(underWay ? tr("Cancel") : tr("Send"));
    m_ui->send->setIcon(underWay ? lineIcon(u"stop"_s) : QIcon());
    m_ui->send->setToolTip(underWay ? tr("Withdraw the request (Esc)") : tr("Send the request (Ctrl+Return)"));
}

void RequestLine::focusAddress()
{
    m_ui->url->setFocus(Qt::ShortcutFocusReason);
    m_ui->url->selectAll();
}

void RequestLine::focusKey()
{
    m_ui->key->setFocus(Qt::ShortcutFocusReason);
}

void RequestLine::showSpace()
{
    const auto space = spaceOfKey();
    QString base = space ? space->settings.baseUrl.text() : QString();
    while (base.endsWith(u'/')) {
        base.chop(1);
    }
    m_ui->url->setBase(base);
    showDestination();
}

std::optional<Space> RequestLine::spaceOfKey() const
{
    const auto chosen = key();
    return m_choices && chosen ? m_choices->spaceOf(*chosen) : std::nullopt;
}

void RequestLine::showDestination()
{
    const auto space = spaceOfKey();
    QString words;
    if (space && AddressField::isAbsolute(target())) {
        ApiRequest request;
        request.target = target();
        const auto prepared = prepare(request, space->settings);
        if (prepared && !prepared->goesToSpace && !prepared->url.host().isEmpty()) {
            words = tr("%1 is not the host of the space '%2': no token will be sent.")
                        .arg(prepared->url.host(), space->name.text());
        }
    }
    m_ui->destinationText->setText(words);
    m_ui->destination->setVisible(!words.isEmpty());
}
