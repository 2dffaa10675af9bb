// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sandbox {

/// A PNG (ISO 15948) of SampleImageSide x SampleImageSide pixels with a colour gradient, made here: the sandbox has no
/// graphics library and no files.
QByteArray sampleImage();

constexpr int SampleImageSide = 96;

} // namespace sandbox
