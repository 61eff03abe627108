"""What the training of the heads reads: the sets that `npm run models:wake-word -- features` made, as data/feature-set.ts writes them."""

import json

import numpy as np

ROWS, SIZE = 16, 96  # what a head looks at: embeddings, of so many numbers
STEP = 1280  # samples
FIRST_STEP = 9  # the step of a passage's first row
# From when until when after its end a phrase is to be heard: four scores in a row decide, and they come 80 ms apart.
EARLY_MS, LATE_MS = 30, 370


def load(folder, name):
    """Rows of embeddings, [rows, SIZE], and the passages that they belong to."""
    rows = np.fromfile(folder / "features" / f"{name}.f32", np.float32).reshape(-1, SIZE)
    return rows, json.loads((folder / "features" / f"{name}.json").read_text())


def ends(passage):
    """For each window of a passage: the index of its last row, and how long before it the phrase ended, in ms."""
    last = np.arange(ROWS - 1, passage["count"])
    if passage["endsAt"] is None:
        return last, np.full(len(last), np.inf)
    return last, ((last + FIRST_STEP + 1) * STEP - passage["endsAt"]) / 16
