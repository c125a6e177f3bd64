"""Focus: what is nearer or farther than the lens is set for becomes discs of light."""

import numpy as np
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.miniature import Floats, floats

STEPS = (0.0, 1.2, 2.4, 4.0, 6.5, 10.0, 15.0, 22.0, 32.0)  # radii of discs, in pixels


def focused(frame: Frame, depth: Floats, sharp: float, aperture: float, depth_sharp: float = 0) -> Frame:
    """The picture through a lens set to the distance `sharp`, with discs of `aperture` pixels at infinity.

    Everything within `depth_sharp` of that distance stays sharp. Layers are laid one over the other from far to near,
    so that what is out of focus in front spreads over what lies behind it, and never the other way round.
    """
    light = np.stack([np.asarray(b, np.float32) for b in frame.bands], axis=-1)
    away = np.maximum(np.abs(depth - sharp) - depth_sharp, 0)
    radius = np.clip(aperture * away / np.maximum(depth, 1), 0, STEPS[-1])
    behind = depth > sharp
    total: Floats = np.zeros_like(light)
    cover: Floats = np.zeros(depth.shape, np.float32)
    for inner, outer, far in _layers():
        share = _share(radius, inner, outer)
        mask = share * (behind if far else ~behind) if inner else share
        if not mask.any():
            continue
        spread = _disc(np.concatenate([light * mask[..., None], mask[..., None]], axis=-1), inner)
        alpha = np.clip(spread[..., 3:], 0, 1)
        total = total * (1 - alpha) + spread[..., :3]
        cover = cover * (1 - alpha[..., 0]) + alpha[..., 0]
    total /= np.maximum(cover, 0.05)[..., None]
    return Frame(tuple(Image.fromarray(np.ascontiguousarray(total[..., i])) for i in range(3)))


def _layers() -> list[tuple[float, float, bool]]:
    """Disc and next disc of every layer, far ones first, the sharp one between."""
    pairs = list(zip(STEPS, (*STEPS[1:], 2 * STEPS[-1]), strict=True))
    return [(a, b, True) for a, b in reversed(pairs)] + [(a, b, False) for a, b in pairs[1:]]


def _share(radius: Floats, inner: float, outer: float) -> Floats:
    """How much of each pixel belongs to the layer of this disc; neighbours share what lies between them."""
    below = STEPS[max(0, STEPS.index(inner) - 1)]
    rising = np.clip((radius - below) / max(inner - below, 1e-6), 0, 1) if inner else np.ones_like(radius)
    return floats(rising * np.clip((outer - radius) / (outer - inner), 0, 1))


def _disc(layers: Floats, radius: float) -> Floats:
    """Every band spread over a disc; the edges of the picture are carried on outside it."""
    if radius < 1:
        return layers
    pad = int(radius * 2) + 2
    wide = np.pad(layers, ((pad, pad), (pad, pad), (0, 0)), mode="edge")
    height, width = wide.shape[:2]
    y = np.minimum(np.arange(height), height - np.arange(height))[:, None]
    x = np.minimum(np.arange(width), width - np.arange(width))[None, :]
    kernel = np.clip(radius + 0.5 - np.hypot(y, x), 0, 1)
    kernel = kernel / kernel.sum()
    turned = np.fft.rfft2(kernel)
    spread = [np.fft.irfft2(np.fft.rfft2(wide[..., i]) * turned, s=(height, width)) for i in range(wide.shape[-1])]
    result = np.stack(spread, axis=-1)[pad:-pad, pad:-pad]
    return floats(np.maximum(result, 0))
