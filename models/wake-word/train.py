"""Trains the heads of the wake word on the features that `npm run models:wake-word -- features` made.

Usage: /usr/bin/python3 models/wake-word/train.py var/wake-word   (Debian: python3-torch, python3-numpy)

Writes var/wake-word/head.json (the shapes of the layers) and head.f32 (their weights, one after another), which
`npm run models:wake-word -- export-heads` turns into ONNX, with outputs on a few windows to compare it by.
"""

import copy
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from passages import EARLY_MS, LATE_MS, ROWS, SIZE, ends, load

SEED = 1
# The learning rate rises and falls once a cycle, from the last one's average; hard negatives are mined after each round.
CYCLES = ((500, 450, 450, 500), (800, 700, 700, 800))
BATCH_WAKE, BATCH_OTHER = 128, 288
# Of two heads the size of their first layers, and whether they hear the sets from across a room, most of which are
# Kokoro's. Each alone is weaker in what the other knows; their mistakes differ, so both together are woken less.
HEADS = ((192, False), (256, True))
SECOND_SIZE = 64
# Of a feature's deviation, added to it: no voice that will be heard is one of training's.
NOISE = 0.2
# Of the sets from across a room every window counts so many times: theirs are most of the natural voices.
OFTEN_HEARD, OFTEN = "-far-", 2
HARD = 6_000
MINED = 5  # one window in so many is looked at for hard ones: its neighbours are nearly alike

folder = Path(sys.argv[1])


class Windows:
    """Windows of 16 rows, as the index of the last one in `rows`."""

    def __init__(self):
        self.rows, self.last, self.offset = [], [], 0

    def add(self, name, keep):
        rows, passages = load(folder, name)
        for passage in passages:
            last, after = ends(passage)
            kept = self.offset + passage["from"] + last[keep(after)]
            self.last += [kept] * (OFTEN if OFTEN_HEARD in name else 1)
        self.rows.append(rows.astype(np.float16))
        self.offset += len(rows)

    def done(self):
        self.rows = torch.from_numpy(np.concatenate(self.rows))
        self.last = torch.from_numpy(np.concatenate(self.last))
        return self

    def take(self, which):
        return self.rows[self.last[which][:, None] + torch.arange(1 - ROWS, 1)].float()


class Head(nn.Module):
    """Looks at standardised features: what `standardised` makes of the rows."""

    def __init__(self, size):
        super().__init__()
        self.first = nn.Linear(SIZE * ROWS, size)
        self.second = nn.Linear(size, SECOND_SIZE)
        self.out = nn.Linear(SECOND_SIZE, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, x):
        x = self.drop(torch.relu(self.first(x.flatten(1))))
        return self.out(self.drop(torch.relu(self.second(x))))[:, 0]


def heard(far):
    """Standardised windows of the wake word, near misses and other sound; and what they were standardised by."""
    wake, near, speech = Windows(), Windows(), Windows()
    for name in sorted(path.stem for path in (folder / "features").glob("training-*.json")):
        if OFTEN_HEARD in name and not far:
            continue
        if name.startswith("training-wake"):
            wake.add(name, lambda after: (after >= -EARLY_MS) & (after <= LATE_MS))
            near.add(name, lambda after: after < -400)
        else:
            (near if name.startswith("training-near-miss") else speech).add(name, lambda after: after > -1e9)
    for windows in (wake, near, speech):
        windows.done()
    print(f"windows: {len(wake.last)} of the wake word, {len(near.last)} near misses, {len(speech.last)} of other sound")
    mean, deviation = speech.rows.float().mean(0), speech.rows.float().std(0) + 1e-3
    for windows in (wake, near, speech):
        windows.rows = ((windows.rows - mean) / deviation).half()
    return wake, near, speech, mean, deviation


def scores(head, windows, which):
    head.eval()
    with torch.no_grad():
        result = torch.cat([head(windows.take(part)) for part in which.split(8192)])
    head.train()
    return result


def hardest(head, windows, random):
    """The windows that look most like the wake word, among some, and the logit of the worst."""
    some = torch.arange(int(torch.randint(MINED, (), generator=random)), len(windows.last), MINED)
    worst = scores(head, windows, some).topk(HARD)
    return some[worst.indices], worst.values[0].item()


def another_past(x, random):
    """Half of them get the first rows of another window: what was said before must not matter."""
    cut = torch.randint(1, 7, (len(x),), generator=random) * (torch.rand(len(x), generator=random) < 0.5)
    other = speech.take(torch.randint(len(speech.last), (len(x),), generator=random))
    return torch.where(torch.arange(ROWS)[None, :, None] < cut[:, None, None], other, x)


def train(size):
    torch.manual_seed(SEED)
    head = Head(size)
    for cycle, rounds in enumerate(CYCLES):
        head = trained(head, rounds, torch.Generator().manual_seed(100 * cycle + SEED))
    head.eval()
    return head


def trained(head, rounds, random):
    """The average that the head's weights moved along."""
    average = copy.deepcopy(head)
    optimiser = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=5e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=sum(rounds), pct_start=0.1)
    hard_near = torch.randint(len(near.last), (HARD,), generator=random)
    hard_speech = torch.randint(len(speech.last), (HARD,), generator=random)
    loss_of = nn.BCEWithLogitsLoss()
    for steps in rounds:
        for _ in range(steps):
            pick = lambda windows, count: windows.take(torch.randint(len(windows.last), (count,), generator=random))
            pick_of = lambda windows, hard, count: windows.take(hard[torch.randint(HARD, (count,), generator=random)])
            quarter = BATCH_OTHER // 4
            positive = another_past(pick(wake, BATCH_WAKE), random)
            other = torch.cat([
                pick(near, quarter), pick_of(near, hard_near, quarter),
                pick(speech, quarter), pick_of(speech, hard_speech, quarter),
            ])
            x = torch.cat([positive, other])
            y = torch.cat([torch.ones(len(positive)), torch.zeros(len(other))])
            loss = loss_of(head(x + NOISE * torch.randn(x.shape, generator=random)), y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            with torch.no_grad():
                for kept, fresh in zip(average.parameters(), head.parameters()):
                    kept.lerp_(fresh, 0.01)
        hard_near, worst_near = hardest(average, near, random)
        hard_speech, worst_speech = hardest(average, speech, random)
        found = scores(average, wake, torch.arange(0, len(wake.last), MINED))
        print(f"loss {loss.item():.3f}, above 0: {100 * (found > 0).float().mean():.1f} % of wake windows, "
              f"hardest near miss {worst_near:.1f}, hardest other sound {worst_speech:.1f}", flush=True)
    return average


heads = []
for size, far in HEADS:
    wake, near, speech, mean, deviation = heard(far)
    heads.append((train(size), mean, deviation))
layers = []
with open(folder / "head.f32", "wb") as file:
    for head, *by in heads:
        for name, value in {**dict(zip(("mean", "deviation"), by)), **head.state_dict()}.items():
            layers.append({"name": name, "shape": list(value.shape)})
            file.write(value.numpy().astype(np.float32).tobytes())
sample = torch.cat([wake.take(torch.arange(0, len(wake.last), len(wake.last) // 20)[:20]), speech.take(torch.arange(20) * 50)])
sample = sample * deviation + mean
with torch.no_grad():
    logits = [head((sample - its_mean) / its_deviation) for head, its_mean, its_deviation in heads]
    expected = torch.sigmoid(torch.stack(logits).mean(0))
(folder / "head.json").write_text(json.dumps({
    "heads": len(logits), "layers": layers, "sample": sample.flatten().tolist(), "expected": expected.tolist(),
}))
