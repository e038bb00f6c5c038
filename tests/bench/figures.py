"""Measured figures: one line of JSON each on the way, one table at the end."""
import json
import math
import statistics


def emit(name, value, unit, at_most=None, at_least=None):
    """Prints a figure for `run` to collect. value None: could not be measured."""
    line = {"figure": name, "value": value, "unit": unit}
    if at_most is not None:
        line["atMost"] = at_most
    if at_least is not None:
        line["atLeast"] = at_least
    print(json.dumps(line), flush=True)


def parse(line):
    """The figure in a line of output, None where it is another line."""
    if not line.startswith("{") or '"figure"' not in line:
        return None
    try:
        figure = json.loads(line)
    except ValueError:
        return None
    return figure if "figure" in figure else None


def has_bar(figure):
    return "atMost" in figure or "atLeast" in figure


def misses(figure):
    if not has_bar(figure):
        return False
    value = figure["value"]
    return value is None or value > figure.get("atMost", math.inf) or value < figure.get("atLeast", -math.inf)


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def quantile(values, share):
    """The smallest value that at least `share` of the values do not exceed."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def number(value):
    if value is None:
        return "-"
    if value == 0 or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}"


def table(figures):
    """Lines of a table of the figures beside their bars."""
    rows = [("figure", "measured", "bar", "")]
    for figure in figures:
        bars = [sign + number(figure[key]) for key, sign in (("atLeast", "≥ "), ("atMost", "≤ ")) if key in figure]
        bar = ", ".join(bars)
        verdict = "" if not bars else "MISSED" if misses(figure) else "met"
        rows.append((figure["figure"], f"{number(figure['value'])} {figure['unit']}".strip(), bar, verdict))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    lines = ["  ".join((row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].rjust(widths[2]), row[3])).rstrip()
             for row in rows]
    return [lines[0], "-" * max(map(len, lines))] + lines[1:]
