"""Which figures for teaching there are: component → what works its further values out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from slidegen.passes.figure_formula import labelled_formula
from slidegen.passes.figure_geometry import network, neural_net
from slidegen.passes.figure_matrix import matrix
from slidegen.passes.figures import (
    FigureProps,
    compare,
    pipeline,
    pyramid,
    stack,
    timeline,
    token_strip,
)

__all__ = ["FIGURES", "FigureProps"]

FIGURES: Mapping[str, Callable[[FigureProps], Mapping[str, Any]]] = {
    "Compare": compare,
    "Formula": labelled_formula,
    "Matrix": matrix,
    "Network": network,
    "NeuralNet": neural_net,
    "Pipeline": pipeline,
    "Pyramid": pyramid,
    "Stack": stack,
    "Timeline": timeline,
    "TokenStrip": token_strip,
}
