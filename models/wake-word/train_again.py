"""Trains the second stage: networks that tell the wake word in what the transcriber's encoder makes of a second and a half.

Usage: /usr/bin/python3 models/wake-word/train_again.py var/wake-word   (Debian: python3-torch, python3-numpy)

Reads var/wake-word/again/training-*, which `hear-again` made. Writes var/wake-word/again.json and again.f32 as `train.py`
does; `npm run models:wake-word -- export-again` joins them.
"""

import copy
import json
import os
import sys
from multiprocessing import Pool
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each network has a process of its own

import numpy as np
import torch
from torch import nn

SIZE, ROWS = 288, 65  # what the encoder hears in 24 ms, and how often in a stretch
CHANNELS, EARS = 64, 4
DEAF = 0.15  # of what is heard so much is left out in each stretch
SEEDS = (1, 2)
STEPS = 5_000
# Of each batch: the wake word; what sounds like it and other speech, any and what was taken for it so far.
BATCH = (80, 40, 40, 20, 40)
MINED_EVERY = 1_000
HARDEST = 4_000

torch.set_num_threads(1)
folder = Path(sys.argv[1])


class Again(nn.Module):
    """[n, ROWS, SIZE] → logits."""

    def __init__(self, mean, deviation):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.into = nn.Linear(SIZE, CHANNELS)
        self.layers = nn.ModuleList(nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2) for _ in range(2))
        self.ears = nn.Conv1d(CHANNELS, EARS, 1)
        self.first = nn.Linear(EARS * CHANNELS, 64)
        self.out = nn.Linear(64, 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, x):
        x = (x - self.mean) / self.deviation
        if self.training:
            x = x * (torch.rand(len(x), 1, SIZE) > DEAF) / (1 - DEAF)
        x = torch.relu(self.into(x)).transpose(1, 2)
        for layer in self.layers:
            x = x + torch.relu(layer(self.drop(x)))
        where = torch.softmax(self.ears(x), 2)
        x = (where @ x.transpose(1, 2)).flatten(1)
        return self.out(self.drop(torch.relu(self.first(self.drop(x)))))[:, 0]


def load(which):
    """Stretches of the sets whose names begin so: [n, ROWS, SIZE], and their list."""
    parts, lists = [], []
    for path in sorted((folder / "again").glob(f"{which}*.json")):
        listed = json.loads(path.read_text())
        if listed:
            parts.append(np.memmap(path.with_suffix(".f16"), np.float16, "r", shape=(len(listed), ROWS, SIZE)))
            lists += [dict(each, set=path.stem) for each in listed]
    return parts, lists


def masked(x, random):
    """A third of them without a moment: no single sign must be needed."""
    for sound in x:
        if torch.rand((), generator=random) < 0.35:
            row = int(torch.randint(0, ROWS - 8, (), generator=random))
            sound[row:row + int(torch.randint(2, 8, (), generator=random))] = sound.mean(0)
    return x


def logits(network, data, which):
    network.eval()
    with torch.no_grad():
        found = [network(data[part].float()) for part in which.split(512)]
    network.train()
    return torch.cat(found)


def train(seed):
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    network = Again(mean, deviation)
    average = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=2e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=STEPS, pct_start=0.1)
    hard = [near, speech]
    y = torch.zeros(sum(BATCH))
    y[:BATCH[0]] = 1
    recent = 0.5
    for step in range(STEPS):
        if step % MINED_EVERY == MINED_EVERY - 1:
            hard = [which[logits(network, data, which).argsort(descending=True)[:HARDEST]] for which in (near, speech)]
        pools = (wake, near, hard[0], speech, hard[1])
        which = torch.cat([pool[torch.randint(len(pool), (count,), generator=random)] for pool, count in zip(pools, BATCH)])
        loss = nn.functional.binary_cross_entropy_with_logits(network(masked(data[which].float(), random)), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        recent += 0.01 * (loss.item() - recent)
        with torch.no_grad():
            share = 1 if step < STEPS // 2 else 0.003
            for kept, fresh in zip(average.state_dict().values(), network.state_dict().values()):
                kept.lerp_(fresh, share)
        if step % 500 == 499:
            print(f"again {seed}: {step + 1} steps, loss {recent:.3f}", flush=True)
    return average.eval()


parts, lists = load("training-")
data = torch.from_numpy(np.concatenate(parts))
indices = lambda belongs: torch.tensor([at for at, each in enumerate(lists) if belongs(each)])
wake = indices(lambda each: each["isWake"])
speech = indices(lambda each: "-speech-" in each["set"])
near = indices(lambda each: not each["isWake"] and "-speech-" not in each["set"])
some = data[::97].float().flatten(0, 1)
mean, deviation = some.mean(0), some.std(0) + 1e-3
print(f"stretches: {len(wake)} of the wake word, {len(near)} of what sounds like it, {len(speech)} of other speech", flush=True)

if __name__ == "__main__":
    with Pool(len(SEEDS)) as pool:
        networks = pool.map(train, SEEDS)
    layers = []
    with open(folder / "again.f32", "wb") as file:
        for network in networks:
            for name, value in network.state_dict().items():
                layers.append({"name": name, "shape": list(value.shape)})
                file.write(value.numpy().astype(np.float32).tobytes())
    sample = torch.cat([data[wake[:: len(wake) // 10][:10]], data[near[:: len(near) // 10][:10]]]).float()
    with torch.no_grad():
        expected = torch.stack([network(sample) for network in networks]).mean(0)
    (folder / "again.json").write_text(json.dumps({
        "heads": len(networks), "layers": layers, "sample": sample.flatten().tolist(), "expected": expected.tolist(),
    }))
