"""Drawing: SVG put together from rectangles, lines and words, for light and dark screens."""

from html import escape

_STYLE = """
    svg { font: 16px system-ui, "Segoe UI", "Noto Sans", sans-serif; }
    .paper { fill: #ffffff; } .ink { fill: #1d2430; } .soft { fill: #5a6472; }
    .axis { stroke: #c3cad3; } .floor { stroke: #1d2430; stroke-width: 2; }
    .dashed { stroke-dasharray: 6 5; } .bold { font-weight: 600; } .small { font-size: 14px; }
    .good { fill: #1f8a55; } .open { fill: #b87200; } .bad { fill: #c23b31; }
    .calm { fill: #3b6fb6; } .pale { fill: #c9d3df; } .dot { fill: #1d2430; }
    .way { stroke: #3b6fb6; stroke-width: 3; } .zone { opacity: 0.16; } .bar { opacity: 0.55; }
    .halo { stroke: #ffffff; stroke-width: 6; paint-order: stroke; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #171b22; } .ink { fill: #e6eaf0; } .soft { fill: #a3adba; }
      .axis { stroke: #434c58; } .floor { stroke: #e6eaf0; } .dot { fill: #ffffff; }
      .good { fill: #4cc38a; } .open { fill: #f0b429; } .bad { fill: #f2776b; }
      .calm { fill: #7fb0f5; } .pale { fill: #3a4350; } .way { stroke: #7fb0f5; }
      .halo { stroke: #171b22; }
    }
"""

WIDTH = 560


def picture(title: str, height: int, *parts: str) -> str:
    """Put parts onto a sheet of paper of their own; the title is for those who do not see it."""
    body = "\n  ".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">\n'
        f"  <title>{escape(title)}</title>\n  <style>{_STYLE}  </style>\n"
        f'  <rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>\n  {body}\n</svg>\n'
    )


def words(x: float, y: float, text: str, look: str = "ink", anchor: str = "start") -> str:
    """Write a line; ``anchor`` is start, middle or end."""
    place = f'x="{x:g}" y="{y:g}"'
    return f'<text {place} class="{look}" text-anchor="{anchor}">{escape(text)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, look: str = "axis") -> str:
    """Draw a line."""
    ends = f'x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"'
    return f'<line {ends} class="{look}"/>'


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    """Fill a rectangle."""
    size = f'width="{width:g}" height="{height:g}"'
    return f'<rect x="{x:g}" y="{y:g}" {size} class="{look}"/>'


def dot(x: float, y: float) -> str:
    """Mark a point."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="5" class="dot"/>'


def area(points: list[tuple[float, float]], look: str) -> str:
    """Fill a polygon."""
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon points="{corners}" class="{look}"/>'
