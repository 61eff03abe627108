"""Trains the networks that look at the mel frames themselves, on what the heads of `train.py` take for the wake word.

Usage: /usr/bin/python3 models/wake-word/train_look.py var/wake-word   (Debian: python3-torch, python3-numpy)

Writes var/wake-word/look.json and look.f32 as `train.py` does; `npm run models:wake-word -- export` joins both.
"""

import copy
import json
import sys
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch
from torch import nn

from passages import BANDS, EARLY_MS, FIRST_STEP, LATE_MS, ROWS, STEP_FRAMES, ends, load, load_mel

FRAMES = 19 * STEP_FRAMES
CHANNELS = 64
SEEDS = (1, 2)
STEPS = 8_000
# Of each batch: the wake word, what sounds like it, any sound, and sound that the heads take for it.
BATCH = (48, 36, 16, 28)
# A head's score from which a window is worth looking at: of near misses, of any sound, and of what is looked at often.
LIKELY_NEAR, LIKELY, HARD = 0.01, 0.003, 0.02
ANYWAY = 0.04  # of the windows that no head takes for the wake word

torch.set_num_threads(1)  # each network has a process of its own
folder = Path(sys.argv[1])


class Look(nn.Module):
    """[n, FRAMES, BANDS] → logits: how loud it was does not matter."""

    def __init__(self):
        super().__init__()

        def layer(ins, width, stride):
            convolution = nn.Conv1d(ins, CHANNELS, width, stride, width // 2, bias=False)
            return nn.Sequential(convolution, nn.BatchNorm1d(CHANNELS), nn.ReLU())

        self.layers = nn.Sequential(layer(BANDS, 5, 3), layer(CHANNELS, 3, 1), layer(CHANNELS, 3, 2), layer(CHANNELS, 3, 1))
        self.first = nn.Linear(26 * CHANNELS, 32)
        self.out = nn.Linear(32, 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, x):
        x = self.layers((x - x.mean((1, 2), keepdim=True)).transpose(1, 2) / 2)
        return self.out(self.drop(torch.relu(self.first(self.drop(x.flatten(1))))))[:, 0]


class Windows:
    """Windows of FRAMES, as the index of the frame after the last one in `frames`."""

    def __init__(self):
        self.frames, self.end, self.score, self.offset = [], [], [], 0

    def add(self, frames, end, score):
        self.frames.append(frames)
        self.end.append(self.offset + end)
        self.score.append(score)
        self.offset += len(frames)

    def done(self):
        self.frames = torch.from_numpy(np.concatenate(self.frames))
        self.end = torch.from_numpy(np.concatenate(self.end))
        self.score = torch.from_numpy(np.concatenate(self.score))

    def take(self, which):
        return self.frames[self.end[which][:, None] + torch.arange(-FRAMES, 0)].float() / 16 - 8


def heads():
    """The heads of `train.py`, as one: [n, ROWS, SIZE] → scores."""
    left = json.loads((folder / "head.json").read_text())
    weights, at, layers = np.fromfile(folder / "head.f32", np.float32), 0, []
    for layer in left["layers"]:
        size = int(np.prod(layer["shape"]))
        layers.append((layer["name"], torch.from_numpy(weights[at:at + size].reshape(layer["shape"]).copy())))
        at += size
    each = len(layers) // left["heads"]
    networks = [dict(layers[k * each:(k + 1) * each]) for k in range(left["heads"])]

    def score(x):
        logits = 0
        for of in networks:
            y = ((x - of["mean"]) / of["deviation"]).flatten(1)
            for name in ("first", "second"):
                y = torch.relu(y @ of[f"{name}.weight"].T + of[f"{name}.bias"])
            logits = logits + (y @ of["out.weight"].T + of["out.bias"])[:, 0]
        return torch.sigmoid(logits / len(networks))

    return score


def scored(name, score):
    """For each passage of a set: what `ends` says, and the heads' scores of the same windows."""
    rows, passages = load(folder, name)
    rows = torch.from_numpy(rows)
    found = []
    with torch.no_grad():
        for passage in passages:
            last, after = ends(passage)
            at = torch.from_numpy(passage["from"] + last)
            found.append((last, after, score(rows[at[:, None] + torch.arange(1 - ROWS, 1)]).numpy() if len(at) else np.zeros(0)))
    return found


def chosen(name, after, likely):
    """Which windows of a passage are the wake word, and which are worth telling from it."""
    if name.startswith("training-wake"):
        return (after >= -EARLY_MS) & (after <= LATE_MS), (after < -450) & (likely > LIKELY_NEAR)
    nothing = np.zeros(len(after), bool)
    if name.startswith("training-near-miss"):
        return nothing, (likely > LIKELY_NEAR) | ((after > -60) & (after < 300))
    return nothing, (likely > LIKELY) | (chance.rand(len(likely)) < ANYWAY)


wake, near, speech = Windows(), Windows(), Windows()
score = heads()
chance = np.random.RandomState(1)
for name in sorted(path.stem for path in (folder / "features").glob("training-*.json")):
    frames, begins = load_mel(folder, name)
    if frames is None:
        continue
    like, unlike = [], []
    for (last, after, likely), begin in zip(scored(name, score), begins):
        end = begin + STEP_FRAMES * (last + FIRST_STEP + 1)
        for parts, which in zip((like, unlike), chosen(name, after, likely)):
            parts.append((end[which], likely[which]))
    joined = lambda parts: [np.concatenate(part) for part in zip(*parts)]
    if name.startswith("training-wake"):
        wake.add(frames, *joined(like))
    (near if "-wake-" in name or "-near-miss-" in name else speech).add(frames, *joined(unlike))
for windows in (wake, near, speech):
    windows.done()
hard = torch.nonzero(speech.score > HARD)[:, 0]
print(f"windows: {len(wake.end)} of the wake word, {len(near.end)} near misses, {len(speech.end)} of other sound, {len(hard)} hard")


def masked(x, random):
    """Half of them without some bands, a third without a moment: no single sign must be needed."""
    for sound in x:
        silence = sound.mean()
        if torch.rand((), generator=random) < 0.5:
            band = int(torch.randint(0, 28, (), generator=random))
            sound[:, band:band + int(torch.randint(1, 5, (), generator=random))] = silence
        if torch.rand((), generator=random) < 0.3:
            frame = int(torch.randint(0, FRAMES - 12, (), generator=random))
            sound[frame:frame + int(torch.randint(2, 10, (), generator=random))] = silence
    return x


def train(seed):
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    look = Look()
    average = copy.deepcopy(look)
    optimiser = torch.optim.AdamW(look.parameters(), lr=3e-3, weight_decay=2e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=STEPS, pct_start=0.1)
    pick = lambda windows, count: windows.take(torch.randint(len(windows.end), (count,), generator=random))
    y = torch.zeros(sum(BATCH))
    y[:BATCH[0]] = 1
    recent = 0.6
    for step in range(STEPS):
        x = torch.cat([
            pick(wake, BATCH[0]), pick(near, BATCH[1]), pick(speech, BATCH[2]),
            speech.take(hard[torch.randint(len(hard), (BATCH[3],), generator=random)]),
        ])
        loss = nn.functional.binary_cross_entropy_with_logits(look(masked(x, random)), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        recent += 0.01 * (loss.item() - recent)
        with torch.no_grad():
            # The weights' average along their way, once they have found it.
            share = 1 if step < STEPS // 2 else 0.005
            for kept, fresh in zip(average.state_dict().values(), look.state_dict().values()):
                kept.copy_(fresh) if share == 1 or not kept.dtype.is_floating_point else kept.lerp_(fresh, share)
        if step % 1000 == 999:
            print(f"look {seed}: {step + 1} steps, loss {recent:.3f}", flush=True)
    return average.eval()


with Pool(len(SEEDS)) as pool:
    looks = pool.map(train, SEEDS)
layers = []
with open(folder / "look.f32", "wb") as file:
    for look in looks:
        for name, value in look.state_dict().items():
            if value.dtype.is_floating_point:
                layers.append({"name": name, "shape": list(value.shape)})
                file.write(value.numpy().astype(np.float32).tobytes())
sample = torch.cat([wake.take(torch.arange(0, len(wake.end), len(wake.end) // 20)[:20]), speech.take(torch.arange(20) * 50)])
with torch.no_grad():
    expected = torch.stack([look(sample) for look in looks]).mean(0)
(folder / "look.json").write_text(json.dumps({
    "heads": len(looks), "layers": layers, "sample": sample.flatten().tolist(), "expected": expected.tolist(),
}))
