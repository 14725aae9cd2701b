"""Plays histories (one JSON object a line) in the reference model and prints what it shows.

Called by main.rs beside it as: python3 replay.py FOLDER_OF_THE_MODEL < histories > shown
"""
import json
import sys
from dataclasses import replace

sys.path.insert(0, sys.argv[1])
from model import (  # noqa: E402
    AUDIENCE, BLANK, EXISTS, HERE, JOINED, LADDER, TIE, Catalogue, Change, kind_of, narrowest,
)

# Our unit names -> the model's: what stays with the team is called private there.
OURS = {"note": "private_note"}
THEIRS = {theirs: ours for ours, theirs in OURS.items()}


class Laptop(Catalogue):
    """The model, drawing the voices and op ids that the program drew, and as careful as its cards."""

    voice = None

    def draw(self, prefix):
        return self.voice if prefix == "d" else super().draw(prefix)

    def level(self, view, sets, record, field, source=None):
        """What the model says, and no wider than what the card says on which it is written: until somebody has
        answered, that is as careful as what was said of any that is one with it. That they are not one is told to all
        who may know that they were."""
        level, values = super().level(view, sets, record, field, source), sets[record][field]
        joins = [v for v in values if v] if field == JOINED else [field[8:]] if field.startswith("absorbs/") else []
        if (field == JOINED or field.startswith("absorbs/")) and not any(values):
            return level
        if kind_of(record) == TIE:
            if self.stays_unknown(view, sets, record):
                return "me"
            ends = (sets[record].get(f, view.values(record, f))[0] for f in ("from", "to"))
            levels = [self.of_card(view, sets, end) for end in ends if end]
        else:
            levels = [] if AUDIENCE in sets[record] else self.untold(view, record)
            levels += [self.of_card(view, sets, other) for other in joins]
        return narrowest([level, *levels])

    # -- what was written for one alone, once more may know of it (src/log/door/given.rs) ----------
    def write(self, label, sets, undoes=None, cover=None, copied=None):
        """What may be known to the team now is said anew with its present values: a tie when something is written of
        it, and what is about a card once that is for one alone no more."""
        view = self.view()
        sets = {record: dict(fields) for record, fields in sets.items()}
        for record, fields in sets.items():
            if kind_of(record) == TIE and view.fields(record):
                fields |= self.said_anew(view, sets, record)
        cards = {
            card
            for record, fields in sets.items()
            if kind_of(record) != TIE and view.fields(record) and {AUDIENCE, JOINED} & fields.keys()
            for card in (record, view.survivor(record))
        }
        were_alone = [card for card in sorted(cards) if self.reach(view, card) == "me"]
        op = super().write(label, sets, undoes, cover, copied)
        for card in were_alone if op else []:
            view = self.view()
            if self.reach(view, card) == "me":
                continue
            ties = [record for record in view.registers if kind_of(record) == TIE]
            named = [tie for tie in ties if card in [view.survivor(end) for end in view.ends(tie) if end]]
            for record in [card, *named]:
                self.say_too(op, view, record, self.said_anew(view, {}, record))
        return op

    def say_too(self, op, view, record, fields):
        """Within an operation that is written already."""
        if not fields:
            return
        own = next((c for c in self.log.values() if c.op == op and c.record == record), None)
        said = {record: {**(own.sets if own else {}), **fields}}
        levels = {field: self.level(view, said, record, field) for field in said[record]}
        seen = view.context(record, fields)
        if own:
            seen = {f: v for f, v in {**seen, **own.seen}.items() if v.get(own.device) != own.seq}
            self.log[own.dot] = replace(own, sets=said[record], seen=seen, audience=levels)
        else:
            self.seq += 1
            change = Change(self.device, self.seq, op, self.lamport, record, fields, seen, levels, {})
            self.log[change.dot] = change

    def said_anew(self, view, sets, record):
        """What was said of a record for one alone and may be known to the team now."""
        own, is_tie = sets.get(record, {}), kind_of(record) == TIE
        existence = own.get(EXISTS) or view.existence(record)
        names = ("from", "to", "type") if is_tie else ("kind", "name")
        if any(view.values(record, field)[0] is None for field in names):
            return {}

        def is_said(field):
            if field == EXISTS:
                return HERE in existence or self.was_for_team(view, record, field)
            if HERE not in existence or field in (AUDIENCE, JOINED) or field.startswith("absorbs/"):
                return False
            if not is_tie and field.startswith(("private", "field/")):
                return False
            return view.values(record, field)[0] is not None or self.was_for_team(view, record, field)

        found = {
            field: existence if field == EXISTS else view.values(record, field)
            for field in view.fields(record)
            if field not in own and is_said(field)
            and not all(is_for_team(c, field) for c in view.heads(record, field))
        }
        said = {**sets, record: {**own, **found}}
        return {f: v for f, v in found.items() if self.level(view, said, record, f) != "me"}

    def stays_unknown(self, view, sets, record):
        """What nobody else knows of reaches others whole or not at all."""
        is_known = EXISTS not in view.fields(record) or self.was_for_team(view, record, EXISTS)
        return not is_known and HERE not in sets[record].get(EXISTS, ())

    def reach(self, view, card):
        """For whom a card is: narrowed by what it is one with."""
        said = [v or self.audience for v in view.values(card, AUDIENCE)]
        return narrowest([*said, self.of_card(view, {}, card)])

    @staticmethod
    def was_for_team(view, record, field):
        return any(is_for_team(change, field) for change in view.registers[record].get(field, ()))

    def of_card(self, view, sets, record):
        keep = view.survivor(record)
        said = sets.get(keep, {}).get(AUDIENCE) or view.values(keep, AUDIENCE)
        return narrowest([*(v or self.audience for v in said), *self.untold(view, keep)])

    @staticmethod
    def untold(view, keep):
        """The audiences of those that are shown as this one, where whoever says so did not know of them."""
        found = []
        for one in [r for r in view.registers if r != keep and JOINED in view.fields(r) and view.survivor(r) == keep]:
            into = view.values(one, JOINED)[0]
            by = [c for c in view.heads(one, JOINED) if into in c.sets[JOINED]]
            told = [any(c is head or c.covers(AUDIENCE, head) for c in by) for head in view.heads(one, AUDIENCE)]
            if not all(told):
                found.append(view.values(one, AUDIENCE)[0] or "team")
        return found


def is_for_team(change, field):
    return LADDER.index(change.audience[field]) >= LADDER.index("team")


def told(value):
    """The model's values are words."""
    return "yes" if value is True else value


def play(history):
    laptops, ops = [Laptop("ours")], {}
    for step in history:
        what, laptop = step["do"], laptops[step["at"]]
        laptop.voice = step.get("voice")
        if laptop.voice not in (None, laptop.device):
            laptop.device = None    # what comes next is said in another voice
        op = None
        if what == "copy":
            fresh = laptop.opened_copy()
            fresh.__class__ = Laptop
            if step["to"] == len(laptops):
                laptops.append(fresh)
            else:
                laptops[step["to"]] = fresh
        elif what == "exchange":
            other = laptops[step["to"]]
            op = other.merge(laptop.changes_for("team"))
        elif what in ("create", "sheet"):
            sets = {}
            view = laptop.view()
            for record, units in step["rows"]:
                units = {OURS.get(unit, unit): (told(value),) for unit, value in units.items()}
                if what == "create" or not view.heads(record, EXISTS):
                    if record.startswith("tie:"):
                        units[AUDIENCE] = ("public",)
                    sets[record] = {EXISTS: (HERE,), **units}
                elif view.existence(record) == BLANK:
                    sets[record] = {EXISTS: (HERE,)}
            op = laptop.write(what, sets)
        elif what == "edit":
            sets = {OURS.get(unit, unit): (told(value),) for unit, value in step["sets"].items()}
            op = laptop.write("edit", {step["record"]: sets})
        elif what == "audience":
            op = laptop.set_audience(step["record"], step["level"])
        elif what == "delete":
            op = laptop.write("delete", {step["record"]: {EXISTS: ("bin",)}})
        elif what == "undelete":
            op = laptop.undelete(step["record"])
        elif what == "join":
            sets = {OURS.get(unit, unit): (told(value),) for unit, value in step["sets"].items()}
            op = laptop.write(
                "join",
                {
                    step["keep"]: {**sets, "absorbs/" + step["gone"]: ("yes",)},
                    step["gone"]: {JOINED: (step["keep"],)},
                },
            )
        elif what == "undo" and ops[step["op"]] in laptop.merges:
            op = ops[step["op"]]
            if laptop.merges[op] & laptop.aside:
                laptop.bring_back_merge(op)
            else:
                laptop.take_back_merge(op)
            # What was done on top of it and is taken back goes with it. What that is, the program says.
            own = {(ops.get(made), record) for made, record in step["aside"]}
            came = set().union(*laptop.merges.values())
            laptop.aside = laptop.aside & came | {c.dot for c in laptop.log.values() if (c.op, c.record) in own}
        elif what == "undo":
            op, kept = laptop.undo(ops[step["op"]])
            if len(kept) != step["kept"]:
                print(f"undo kept {kept}, the program {step['kept']}", file=sys.stderr)
        if step.get("makes"):
            ops[step["makes"]] = op
    return [shown(laptop) for laptop in laptops]


def named(field):
    return THEIRS.get(field, field)


def shown(laptop):
    view = laptop.view()
    content = {}
    for record, fields in view.content().items():
        content[record] = {
            named(field): [True if value == "yes" else value for value in values]
            for field, values in fields.items()
            if not (record.startswith("tie:") and field == AUDIENCE)
        }
    questions = [
        [kind, record, named(field)]
        for kind, record, field, _ in view.questions()
        # Ties that are shown as one but are two records are asked about as one there, and are two rows here.
        if not (record.startswith("tie:") and len(view.values(record, field)) < 2 and kind == "differs")
        and not (record.startswith("tie:") and field == AUDIENCE)
    ]
    ties = sorted([*key[:3], sorted(group)] for key, group in view.ties().items())
    team = laptop.view("team").content()
    return {"content": content, "questions": sorted(questions), "ties": ties, "team": sorted(team)}


for line in sys.stdin:
    print(json.dumps(play(json.loads(line)), sort_keys=True))
