"""Writes a random Gemma 3 snapshot and what transformers makes of it, in the format of shared/golden (README there).

    python3 reference.py OUT [--tiny] [--speed]

Needs torch and transformers; a GPU for the true size. OUT holds the snapshot, cases.json and its arrays: logits in
float32 and, beside them, what bfloat16 makes of the same weights in the reference itself (NAME.logits_bf16.npy), so that
an engine's own rounding can be told from everybody's.
"""
import argparse
import json
import pathlib
import time

import numpy
import torch
import transformers
from transformers import Gemma3Config, Gemma3ForConditionalGeneration

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GREEDY = 24


def configuration(tiny: bool) -> Gemma3Config:
    text = dict(hidden_size=2560, intermediate_size=10240, num_hidden_layers=34, num_attention_heads=8,
                num_key_value_heads=4, head_dim=256, vocab_size=262208, query_pre_attn_scalar=256, sliding_window=1024)
    vision = dict(hidden_size=1152, intermediate_size=4304, num_hidden_layers=27, num_attention_heads=16,
                  image_size=896, patch_size=14, vision_use_head=False)
    if tiny:
        text |= dict(hidden_size=256, intermediate_size=512, num_hidden_layers=7, sliding_window=64)
        vision |= dict(hidden_size=144, intermediate_size=304, num_hidden_layers=2, num_attention_heads=2)
    return Gemma3Config(text_config=text, vision_config=vision, eos_token_id=[1, 106])


def random_model(config: Gemma3Config) -> Gemma3ForConditionalGeneration:
    torch.manual_seed(1)
    with torch.device(DEVICE):
        model = Gemma3ForConditionalGeneration._from_config(
            config, dtype=torch.bfloat16, attn_implementation="eager")
    with torch.no_grad():
        for name, weight in model.named_parameters():
            is_norm = "norm" in name
            is_layer_norm = is_norm and "vision_tower" in name and name.endswith("weight")
            weight.normal_(1.0 if is_layer_norm else 0.0, 0.1 if is_norm else 0.02)
    return model.eval()


def prompts(config: Gemma3Config, tiny: bool) -> dict[str, tuple[list[int], int]]:
    image = [108, 255999] + [262144] * 256 + [256000, 108]
    numbers = numpy.random.default_rng(2)
    words = lambda count: [int(i) for i in numbers.integers(1000, 200000, count)]
    start, end = [2, 105, 2364], [106, 107, 105, 4368, 107]
    return {
        "text": (start + words(41) + end, 0),
        "image-first": (start + image + words(60) + end, 1),
        "two-images": (start + image + words(9) + image + words(20) + end, 2),
        "window": (start + words(300 if tiny else 1100) + image + words(20) + end, 1),
    }


def pictures(count: int) -> torch.Tensor:
    coarse = torch.randn(count, 3, 56, 56, generator=torch.Generator().manual_seed(3))
    smooth = torch.nn.functional.interpolate(coarse, size=896, mode="bicubic")
    return smooth.clamp(-1, 1).half()


def inputs(ids: list[int], pixels: torch.Tensor | None, dtype: torch.dtype) -> dict:
    tokens = torch.tensor([ids], device=DEVICE)
    given = dict(input_ids=tokens, attention_mask=torch.ones_like(tokens), token_type_ids=(tokens == 262144).long())
    return given if pixels is None else given | dict(pixel_values=pixels.to(DEVICE, dtype))


@torch.inference_mode()
def greedy(model, given: dict) -> tuple[list[int], list[float]]:
    out = model.generate(**given, do_sample=False, max_new_tokens=GREEDY, min_new_tokens=GREEDY, eos_token_id=None,
                         top_k=None, top_p=None, return_dict_in_generate=True, output_logits=True)
    best = [step.float().topk(2).values[0] for step in out.logits]
    return out.sequences[0, -GREEDY:].tolist(), [round(float(b[0] - b[1]), 6) for b in best]


@torch.inference_mode()
def features(model, pixels: torch.Tensor, dtype: torch.dtype) -> numpy.ndarray:
    found = model.get_image_features(pixels.to(DEVICE, dtype))
    for part in ("pooler_output", "last_hidden_state"):
        found = getattr(found, part, None) if not isinstance(found, torch.Tensor) and hasattr(found, part) else found
    found = torch.cat(list(found)) if isinstance(found, (list, tuple)) else found
    return found.float().reshape(len(pixels), 256, -1).cpu().numpy()


@torch.inference_mode()
def speed(model, given: dict) -> dict:
    """The reference's own pace in bfloat16: whole prompt with its picture, and a token."""
    def run(tokens: int) -> float:
        torch.cuda.synchronize()
        start = time.perf_counter()
        model.generate(**given, do_sample=False, max_new_tokens=tokens, min_new_tokens=tokens, eos_token_id=None,
                       top_k=None, top_p=None)
        torch.cuda.synchronize()
        return time.perf_counter() - start

    run(4)
    first = sorted(run(1) for _ in range(5))[2]
    many = sorted(run(65) for _ in range(3))[1]
    return dict(first_token_seconds=first, token_seconds=(many - first) / 64, attention=model.config._attn_implementation)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--tiny", action="store_true")
    arguments.add_argument("--speed", action="store_true")
    chosen = arguments.parse_args()
    out: pathlib.Path = chosen.out
    out.mkdir(parents=True, exist_ok=True)

    clock = time.perf_counter()
    told = lambda what: print(f"reference: {time.perf_counter() - clock:7.1f} s  {what}", flush=True)
    config = configuration(chosen.tiny)
    model = random_model(config)
    told(f"{sum(p.numel() for p in model.parameters())} parameters made")
    model.save_pretrained(out, max_shard_size="5GB")
    told("snapshot written")

    cases, report = {}, {}
    for dtype, suffix in ((torch.float32, ""), (torch.bfloat16, "_bf16")):
        model = model.to(dtype)
        for name, (ids, images) in prompts(config, chosen.tiny).items():
            pixels = pictures(images) if images else None
            given = inputs(ids, pixels, dtype)
            with torch.inference_mode():
                logits = model(**given).logits[0].float()
            numpy.save(out / f"{name}.logits{suffix}.npy", logits.cpu().numpy())
            tokens, margins = greedy(model, given)
            case = cases.setdefault(name, dict(input_ids=ids, images=images))
            case["greedy" + suffix] = tokens
            if dtype is torch.float32:
                case["greedy_margins"] = margins
            else:
                exact = torch.from_numpy(numpy.load(out / f"{name}.logits.npy")).to(DEVICE)
                cosine = torch.nn.functional.cosine_similarity(exact, logits, dim=-1)
                case["bf16_cosine"] = float(cosine.min())
                case["bf16_top1"] = float((exact.argmax(-1) == logits.argmax(-1)).float().mean())
            if pixels is not None:
                numpy.save(out / f"{name}.image_features{suffix}.npy", features(model, pixels, dtype))
                numpy.save(out / f"{name}.pixel_values.npy", pixels.numpy())
            del logits
            told(f"{name} in {dtype}")
    if chosen.speed and DEVICE == "cuda":
        for attention in ("eager", "sdpa"):
            model.set_attn_implementation(attention)
            given = inputs(*prompts(config, chosen.tiny)["image-first"][:1], pictures(1), torch.bfloat16)
            report[attention] = speed(model, given)
            told(f"{attention}: {report[attention]}")
    made = dict(transformers=transformers.__version__, torch=torch.__version__, attn="eager", device=DEVICE)
    (out / "cases.json").write_text(json.dumps(dict(made_with=made, speed=report, cases=cases)))
    told("done")


main()
