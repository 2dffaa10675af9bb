// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <QByteArrayView>
#include <utility>

/// Owns the bytes of a client secret or an access token in locked, guarded memory (libsodium's sodium_malloc) that is
/// wiped when freed. Moves, does not copy, does not stream. Any thread; not shared while being moved.
class Secret {
public:
    Secret() = default; ///< empty
    explicit Secret(QByteArrayView bytes);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() = default;

    /// A second owner of the same bytes, made on purpose.
    Secret duplicate() const;

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    /// Opens the bytes for the time of one call and returns what `use` returns. Do not keep the view.
    template <class Use> decltype(auto) reveal(Use &&use) const
    {
        return std::forward<Use>(use)(QByteArrayView(m_bytes.get(), m_size));
    }

    /// Takes the bytes out of `bytes` and wipes them there.
    static Secret takeFrom(QByteArray &bytes);

    /// `size` bytes that `fill(char *)` writes in place.
    template <class Fill> static Secret filled(qsizetype size, Fill &&fill)
    {
        Secret secret;
        secret.allocate(size);
        std::forward<Fill>(fill)(secret.m_bytes.get());
        return secret;
    }

    /// Opens the bytes to be written over in place, as `reveal` does.
    template <class Change> void change(Change &&change) { std::forward<Change>(change)(m_bytes.get()); }

    /// Constant time for equal lengths.
    friend bool operator==(const Secret &left, const Secret &right);

private:
    void allocate(qsizetype size);

    struct Wipe {
        void operator()(char *bytes) const;
    };
    std::unique_ptr<char, Wipe> m_bytes;
    qsizetype m_size = 0;
};

/// Overwrites the bytes of a buffer that held a secret; detaches first only when it must.
void wipe(QByteArray &bytes);
void wipe(QString &text);
