# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured, beside its peer and its bound."""


class Report:
    def __init__(self):
        self.missed = 0
        print(f"{'':42} {'Keydesk':>10} {'peer':>10} {'ratio':>7} {'bound':>7}", flush=True)

    def compare(self, what, ours, peers, bound, unit, scale=1):
        ratio = ours / peers
        self._line(what, f"{ours * scale:.1f} {unit}", f"{peers * scale:.1f} {unit}", f"{ratio:.2f}", f"{bound:.2f}",
                   ratio <= bound)

    def limit(self, what, ours, limit, unit):
        self._line(what, f"{ours:.1f} {unit}", "", "", f"{limit} {unit}", ours <= limit)

    def note(self, text):
        print("  " + text, flush=True)

    def _line(self, what, ours, peers, ratio, bound, kept):
        self.missed += 0 if kept else 1
        print(f"{what:42} {ours:>10} {peers:>10} {ratio:>7} {bound:>7}  {'' if kept else 'MISSED'}", flush=True)
