"""Other solvers on the instances of selection, and ours beside them.

selection.py compare BINARY INPUTS [FILE...]   the table: FILEs hold lines of ours (`ours|…`)
selection.py solve SOLVER NAME MODE SECONDS INPUTS    one run, in a process of its own
"""

import json
import math
import os
import statistics
import subprocess
import sys
import time

PAIRS = 5
INSTANCES = [
    ("pf_n200_s1", "sel"), ("pf_n200_s1", "mp"), ("pf_n1000_s1", "sel"), ("pf_n1000_s1", "mp"),
]


def portfolio(inputs, name, mode, fiftieths=50):
    """Columns (value, {row: amount}) and rows (least, most) of a portfolio."""
    with open(os.path.join(inputs, "selection", name + ".json"), encoding="utf-8") as file:
        read = json.load(file)
    periods = len(read["capacity"][0])
    rows = [(-math.inf, most) for role in read["capacity"] for most in role]
    money = len(rows)
    rows += [(-math.inf, 10 * budget * fiftieths // 50) for budget in read["budget"]]
    columns, options = [], []
    for project in read["projects"]:
        one, own = len(rows), []
        rows.append((-math.inf, 1))
        each = max(1, math.floor(10 * project["cost"] / project["dur"] + 0.5))
        for shift in range(project["maxshift"] + 1 if mode == "mp" else 1):
            start, takes = project["start"] + shift, {one: 1}
            for role, demand in project["demand"].items():
                for at, amount in enumerate(demand):
                    if amount:
                        takes[int(role) * periods + start + at] = amount
            for period in range(start, start + project["dur"]):
                row = money + period // 3
                takes[row] = takes.get(row, 0) + each
            own.append(len(columns))
            columns.append((100 * project["value"] - 3 * project["value"] * shift, takes))
        options.append(own)
    for pairs, most, sign in [(read["requires"], 0, -1), (read["excludes"], 1, 1)]:
        for a, b in pairs:
            rows.append((-math.inf, most))
            for option in options[a]:
                columns[option][1][len(rows) - 1] = 1
            for option in options[b]:
                columns[option][1][len(rows) - 1] = sign
    return columns, rows


def knapsack(inputs, name):
    """A Chu–Beasley problem: cb1-3 is the third of mknapcb1."""
    family, nth = name.split("-")
    with open(os.path.join(inputs, "knapsack", f"mknap{family}.txt"), encoding="utf-8") as file:
        numbers = iter([int(float(word)) for word in file.read().split()])
    next(numbers)
    for _ in range(int(nth)):
        n, m, _known = next(numbers), next(numbers), next(numbers)
        values = [next(numbers) for _ in range(n)]
        amounts = [[next(numbers) for _ in range(n)] for _ in range(m)]
        limits = [next(numbers) for _ in range(m)]
    columns = [(values[j], {i: amounts[i][j] for i in range(m)}) for j in range(n)]
    return columns, [(-math.inf, limit) for limit in limits]


def highs(columns, rows, seconds):
    import highspy
    solver = highspy.Highs()
    for option, value in [("output_flag", False), ("threads", 1), ("time_limit", seconds),
                          ("mip_rel_gap", 1e-9)]:
        solver.setOptionValue(option, value)
    for value, _ in columns:
        solver.addVar(0, 1)
    for at, (value, _) in enumerate(columns):
        solver.changeColCost(at, -value)
        solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
    by_row = [[] for _ in rows]
    for at, (_, takes) in enumerate(columns):
        for row, amount in takes.items():
            by_row[row].append((at, amount))
    for (_, most), taken in zip(rows, by_row):
        index, amount = [at for at, _ in taken], [amount for _, amount in taken]
        solver.addRow(-highspy.kHighsInf, most, len(index), index, amount)
    begun = time.perf_counter()
    solver.run()
    info = solver.getInfo()
    return time.perf_counter() - begun, -info.objective_function_value, -info.mip_dual_bound


def cpsat(columns, rows, seconds):
    from ortools.sat.python import cp_model
    model = cp_model.CpModel()
    chosen = [model.NewBoolVar("") for _ in columns]
    by_row = [[] for _ in rows]
    for variable, (_, takes) in zip(chosen, columns):
        for row, amount in takes.items():
            by_row[row].append(amount * variable)
    for (_, most), taken in zip(rows, by_row):
        if taken:
            model.Add(sum(taken) <= most)
    model.Maximize(sum(value * variable for variable, (value, _) in zip(chosen, columns)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    begun = time.perf_counter()
    solver.Solve(model)
    return time.perf_counter() - begun, solver.ObjectiveValue(), solver.BestObjectiveBound()


def solve(which, name, mode, seconds, inputs):
    read = knapsack(inputs, name) if mode == "cb" else portfolio(inputs, name, mode)
    print("|".join(f"{figure:.6f}" for figure in {"highs": highs, "cpsat": cpsat}[which](*read, seconds)))


def frontier(inputs):
    return sum(highs(*portfolio(inputs, "pf_n50_s1", "sel", at), 60.0)[0] for at in range(1, 51))


def topsis():
    import numpy
    random = numpy.random.default_rng(7)
    values = 1 + 99 * random.random((1000, 8))
    begun = time.perf_counter()
    scaled = values / numpy.sqrt((values ** 2).sum(axis=0))
    for _ in range(1000):
        weights = random.random(8)
        weighted = scaled * (weights / weights.sum())
        best, worst = weighted.max(axis=0), weighted.min(axis=0)
        best[7], worst[7] = worst[7], best[7]
        far = numpy.sqrt(((weighted - best) ** 2).sum(axis=1))
        near = numpy.sqrt(((weighted - worst) ** 2).sum(axis=1))
        numpy.argsort(-near / (far + near), kind="stable")
    return time.perf_counter() - begun


def other(*words):
    """A run of this script in a process of its own: two solvers in one do not bear each other."""
    text = subprocess.run([sys.executable, __file__, *map(str, words)], check=True,
                          capture_output=True, text=True).stdout
    return [float(figure) for figure in text.strip().split("|")]


def own(binary, *words):
    text = subprocess.run([binary, *words], check=True, capture_output=True, text=True).stdout
    return float(text.strip().splitlines()[-1].split("|")[3])


def paired(title, ours, theirs):
    """Ours and theirs by turns; the median of the ratios and their spread."""
    ratios = []
    for at in range(PAIRS):
        first, second = (ours, theirs) if at % 2 == 0 else (theirs, ours)
        one, two = first(), second()
        ratios.append(one / two if at % 2 == 0 else two / one)
    print(f"{title}: {statistics.median(ratios):.3f} of theirs ({min(ratios):.3f} to {max(ratios):.3f})")


def lines(text):
    found = {}
    for line in text.splitlines():
        cells = line.strip().split("|")
        if cells[0].endswith("ours") and len(cells) == 6:
            found[cells[1], cells[2]] = (float(cells[3]), int(cells[4]), int(cells[5]))
    return found


def measured(binary, files):
    """Lines of ours: of the files, or of a run now."""
    if files:
        return lines("\n".join(open(file, encoding="utf-8").read() for file in files))
    text = subprocess.run([binary], check=True, capture_output=True, text=True).stdout
    print(text)
    return lines(text)


def compare(binary, inputs, files):
    paired("n50 sel to proof, against HiGHS", lambda: own(binary, "proof", "pf_n50_s1", "sel"),
           lambda: other("solve", "highs", "pf_n50_s1", "sel", 60, inputs)[0])
    paired("frontier of 50 budgets, against 50 cold HiGHS", lambda: own(binary, "frontier"),
           lambda: other("frontier", inputs)[0])
    paired("TOPSIS 1,000 x 8, 1,000 draws, against numpy", lambda: own(binary, "topsis"),
           lambda: other("topsis")[0])
    found = measured(binary, files)
    for name, mode in INSTANCES:
        peers = {which: other("solve", which, name, mode, 10, inputs) for which in ("highs", "cpsat")}
        best = max(peer[1] for peer in peers.values())
        said = []
        for which, (_, value, bound) in peers.items():
            # A solver that has no set yet says 0.
            gap = f"gap {100 * (bound - value) / value:.1f} %" if value > 0 else "nothing"
            said.append(f"{which} {value:.0f} {gap}")
        for what in ("first", "1 s", "10 s"):
            if (seconds := found.get((f"{name} {mode}", what))) is not None:
                value, bound = seconds[1], seconds[2]
                said.append(f"ours {what} ({seconds[0]:.3f} s) {100 * (value - best) / best:+.2f} %"
                            f" gap {100 * (bound - value) / value:.1f} %")
        print(f"{name} {mode}: " + " · ".join(said))
    known = {}
    with open(os.path.join(inputs, "knapsack", "best_known.csv"), encoding="utf-8") as text:
        for line in list(text)[1:]:
            file, nth, best = line.strip().split(",")
            known[f"{file.removeprefix('mknap')}-{nth}"] = int(best)
    for family in ("cb1", "cb5"):
        below = {"ours": [], "cpsat": []}
        for (name, what), (_, value, _) in found.items():
            if name.startswith(family + "-"):
                peer = other("solve", "cpsat", name, "cb", 10, inputs)[1]
                below["ours"].append(100 * (known[name] - value) / known[name])
                below["cpsat"].append(100 * (known[name] - peer) / known[name])
        for which, parts in below.items():
            if parts:
                equal = sum(part < 1e-9 for part in parts)
                print(f"{family}, {len(parts)} problems, 10 s, {which}: "
                      f"{statistics.mean(parts):.3f} % below best known, {equal} equal")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["solve", which, name, mode, seconds, inputs]:
            solve(which, name, mode, float(seconds), inputs)
        case ["frontier", inputs]:
            print(frontier(inputs))
        case ["topsis"]:
            print(topsis())
        case ["compare", binary, inputs, *files]:
            compare(binary, inputs, files)
        case _:
            sys.exit(__doc__)
