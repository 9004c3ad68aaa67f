"""Writes `outlines.txt` from `countries-50m.json` of the npm package `world-atlas` 2.0.2 (Natural Earth 4.1, 1:50m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 outlines.py package/countries-50m.json > outlines.txt

Lines are simplified (Douglas and Peucker), less where Arabic is spoken than elsewhere; small islands elsewhere and Antarctica
are left out.
"""

import json
import sys

UNIT = 20  # parts of a degree
HOME = (-20, 0, 65, 46)  # west, south, east, north: where Arabic is spoken, and its neighbours
NEAR, FAR = (0.06, 0.15), (0.25, 1.0)  # tolerance in degrees, and the least extent of an island

atlas = json.load(open(sys.argv[1]))
(scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]


def decoded(arc):
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def is_home(points):
    west, south, east, north = HOME
    return any(west <= x <= east and south <= y <= north for x, y in points)


def simplified(points, tolerance):
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point):
        x, y = point
        if length == 0:
            return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    farthest = max(range(1, len(points) - 1), key=lambda at: off(points[at]))
    if off(points[farthest]) <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: farthest + 1], tolerance)[:-1] + simplified(points[farthest:], tolerance)


def measure(points):
    return NEAR if is_home(points) else FAR


whole = [decoded(arc) for arc in atlas["arcs"]]
arcs = [simplified(points, measure(points)[0]) for points in whole]


def ring(numbers, lines):
    points = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return points


def polygons(geometry):
    if geometry["type"] == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in polygons(part)]
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else []


def extent(points):
    xs, ys = zip(*points)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def write(kind, points):
    rounded = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    numbers, last = [], None
    for point in rounded:
        if point == last:
            continue
        numbers += point if last is None else (point[0] - last[0], point[1] - last[1])
        last = point
    if len(numbers) >= (8 if kind == "land" else 4):
        print(kind, *numbers)


print("# Land (closed rings) and borders between countries (lines), from Natural Earth 4.1, 1:50m, public domain: see NOTICE.md.")
print(f"# The first two numbers of a line are longitude and latitude in 1/{UNIT} degree, the others differences to the point before.")
for polygon in polygons(atlas["objects"]["land"]):
    for numbers in polygon:
        points = ring(numbers, whole)
        if max(y for _, y in points) < -60 or extent(points) < measure(points)[1]:
            continue
        write("land", ring(numbers, arcs))
users = {}
for country in atlas["objects"]["countries"]["geometries"]:
    for polygon in polygons(country):
        for numbers in polygon:
            for number in numbers:
                users.setdefault(number if number >= 0 else ~number, []).append(id(country))
for number in sorted(users):
    if len(users[number]) > 1:
        write("border", arcs[number])
