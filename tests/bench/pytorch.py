"""Peer: the same training steps in PyTorch on this machine's CPU, on one thread.

Prints its versions as one JSON object, then answers requests such as {"shape": "M", "ms": 300, "times": 5, "most": 2000} on
standard input, one JSON object a line: {"shape", "ms"}, where ms is the median time of a step, or of the notebook's 180 steps
together. AdamW, dropout off, 15 % of positions chosen, random ids: only the time is compared.
"""

import json
import statistics
import sys
import time

import torch
import transformers
from torch import nn

torch.set_num_threads(1)
transformers.logging.set_verbosity_error()

# vocabulary, hidden, layers, heads, intermediate, sequence, batch: as in src/lib.rs here
SHAPES = {
    "S": (64, 32, 1, 2, 64, 8, 8),
    "M": (256, 64, 2, 2, 256, 16, 16),
    "L": (1024, 128, 2, 2, 512, 32, 32),
}
WARM_UP = 5


def notebook():
    """Milliseconds of the notebook's 180 steps, as the notebook has them."""
    ids = torch.tensor([[0, 8, 4, 7, 2], [0, 8, 5, 6, 2], [0, 3, 5, 7, 2]])
    emb, hid, out = nn.Embedding(9, 16), nn.Linear(16, 16), nn.Linear(16, 9)
    opt = torch.optim.Adam([*emb.parameters(), *hid.parameters(), *out.parameters()], lr=1e-2)
    start = time.perf_counter()
    for _ in range(60):
        for row in ids:
            masked = row.clone()
            masked[2] = 1
            loss = nn.functional.cross_entropy(out(torch.relu(hid(emb(masked))))[2:3], row[2:3])
            opt.zero_grad()
            loss.backward()
            opt.step()
            loss.item()
    return (time.perf_counter() - start) * 1e3


def stepper(V, H, L, A, F, T, B):
    """A function that trains one step and returns its milliseconds."""
    config = transformers.BertConfig(
        vocab_size=V, hidden_size=H, num_hidden_layers=L, num_attention_heads=A, intermediate_size=F,
        max_position_embeddings=T, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )
    model = transformers.BertForMaskedLM(config).train()
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)

    def step():
        ids = torch.randint(5, V, (B, T))
        labels = ids.clone()
        chosen = torch.rand(B, T) < 0.15
        chosen[0, 1] |= not chosen.any()
        labels[~chosen] = -100
        ids[chosen] = 4
        start = time.perf_counter()
        loss = model(input_ids=ids, labels=labels).loss
        opt.zero_grad()
        loss.backward()
        opt.step()
        loss.item()
        return (time.perf_counter() - start) * 1e3

    for _ in range(WARM_UP):
        step()
    return step


print(json.dumps({"torch": torch.__version__, "transformers": transformers.__version__}), flush=True)
work = {}
for line in sys.stdin:
    request = json.loads(line)
    shape = request["shape"]
    if shape not in work:
        work[shape] = notebook if shape == "notebook" else stepper(*SHAPES[shape])
        work[shape]()
    # The notebook's run is a whole: it is repeated, not measured for a while.
    least = 0 if shape == "notebook" else request["ms"] / 1e3
    taken, start = [], time.perf_counter()
    while True:
        taken.append(work[shape]())
        elapsed = time.perf_counter() - start
        if (elapsed >= least and len(taken) >= request["times"]) or elapsed >= request["most"] / 1e3:
            break
    print(json.dumps({"shape": shape, "ms": statistics.median(taken)}), flush=True)
