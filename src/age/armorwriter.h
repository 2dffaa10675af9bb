// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QByteArray>

/// Writes an age file as text: 64 columns between a BEGIN and an END line. Holds less than one line.
class ArmorWriter {
public:
    /// The text that `bytes` add; whole lines only.
    QByteArray add(QByteArrayView bytes);
    /// What is left, and the END line.
    QByteArray finish();

private:
    QByteArray m_rest;
    bool m_hasBegun = false;
};
