// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class KeychainWatch;
class SecretClipboard;
class UndoBar;
class Work;

/// What the window lends to the pages' actions.
struct Frame {
    Work &work;
    UndoBar &undoBar;
    SecretClipboard &clipboard;
    KeychainWatch &keychain;
};
