"""Quotes cut out of the text, with who speaks. What is not sure stays in the text, or is a listed doubt."""

import re
from dataclasses import dataclass, replace

from .documents import Doubt
from .flow import Block, paragraph
from .people import MAX_CLAUSE, Clause, after_speech, before_speech, signature
from .spans import Span, clause_end, continuation, repaired_end, sentence_start, spans, without_incise
from .verbs import has_verb
from .words import count, excerpt, fold, key

_WITHOUT_MARKS = "Ces mots sont peut-être une citation\u00a0: ils ne sont pas entre guillemets."
_MAYBE = "Ces mots entre guillemets sont peut-être une citation\u00a0: ils sont restés dans le texte."
_OPEN = "Ce guillemet ouvrant n’est jamais fermé\u00a0: le texte est resté tel quel."
_UNEVEN = "Les guillemets ne vont pas par paires\u00a0: la citation s’arrête au dernier."


@dataclass(frozen=True)
class Cut:
    """A quote cut out of the text: `text` with calls still as characters, `clause` says who speaks."""

    text: str
    clause: Clause


@dataclass(frozen=True)
class _Place:
    """Quoted words in their paragraph: `text` before them, from `done` on; `tail` after them, from `end` to `stop`."""

    text: str
    done: int
    span: Span
    words: str
    tail: str
    end: int
    stop: int
    following: int


def cut(blocks):
    """(pieces, doubts): the blocks with each quote taken out of its paragraph, no word of the narrative lost."""
    cutter = _Cutter(blocks)
    position = 0
    while position < len(cutter.blocks):
        position = cutter.read(position)
    return cutter.pieces, cutter.doubts


class _Cutter:
    """Reads the blocks from first to last; `pieces` holds blocks and cuts in printed order."""

    def __init__(self, blocks):
        self.blocks = list(blocks)
        self.pieces = []
        self.doubts = []
        self.speaker = None
        self.role = None

    def read(self, position):
        """Read one block (and those a quote runs into); returns the position of the next."""
        block = self.blocks[position]
        if block.tag == "blockquote":
            return self.blockquote(block, position)
        if block.tag != "p":
            self.doubt_in_list(block)
            self.pieces.append(block)
            return position + 1
        return self.paragraph(block, position)

    def paragraph(self, block, position):
        text, flow, done = block.flow.text, block.flow, 0
        found = spans(text)
        if not found and self.in_italics(block):
            return position + 1
        for number, span in enumerate(found):
            if span.start < done:
                continue
            last, end, words = position, span.end, [text[span.start + 1 : span.end - 1]]
            if not span.closed:
                rest = self.unclosed(position, text, span)
                if rest is None:
                    break
                last, end, words = rest
            tail = self.blocks[last].flow.text
            stop = found[number + 1].start if number + 1 < len(found) and last == position else len(tail)
            reading = self.decide(_Place(text, done, span, "\n\n".join(words), tail, end, stop, last + 1))
            if reading is None:
                continue
            clause, before, after, following = reading
            self.narrative(flow, done, before)
            self.quote("\n\n".join(part.strip() for part in words), clause)
            done = after
            if last != position:
                if not _lettered(tail[after:]):
                    return following
                self.blocks[last] = paragraph(self.blocks[last].flow.cut(after))
                return last
            if following > position + 1:
                self.narrative(flow, done, None)
                return following
        self.narrative(flow, done, None, whole=block)
        return position + 1

    def unclosed(self, position, text, span):
        """Where a quote ends that its paragraph does not close: (block, offset there, words), or None with a doubt."""
        repaired = repaired_end(text, span.start)
        if repaired:
            self.doubts.append(Doubt("quotes", excerpt(text[span.start :]), _UNEVEN))
            return position, repaired, [text[span.start + 1 : repaired - 1]]
        carried = self.carried(position, text[span.start])
        if carried is None:
            self.doubts.append(Doubt("quotes", excerpt(text[span.start :]), _OPEN))
            return None
        last, end, more = carried
        return last, end, [text[span.start + 1 :], *more]

    def narrative(self, flow, start, end, whole=None):
        """The words between two quotes, kept as a paragraph; lone punctuation left by a cut is dropped."""
        if whole is not None and start == 0:
            self.pieces.append(whole)
            return
        part = flow.cut(start, end)
        if _lettered(part.text):
            text = part.text
            lead = len(text) - len(text.lstrip(" ,.;\u00a0\u202f"))
            self.pieces.append(paragraph(part.cut(lead)))

    def carried(self, position, mark):
        """A quote over several paragraphs: (last block, offset there, the words of each), or None."""
        words, marked = [], []
        for offset, block in enumerate(self.blocks[position + 1 : position + 13], position + 1):
            if block.tag != "p":
                return None
            text = block.flow.text
            start, end = continuation(text, mark)
            if end is not None:
                # A paragraph that opens its own marks after one that did not is another quote.
                is_other = text.lstrip().startswith(mark) and not all(marked)
                return None if is_other else (offset, end, [*words, text[start : end - 1]])
            words.append(text[start:])
            marked.append(start > 0)
        return None

    def decide(self, place):
        """(clause, offset where the narrative before ends, offset where it resumes, next block), or None."""
        text, span, words, tail, end = place.text, place.span, place.words, place.tail, place.end
        start = sentence_start(text, place.done, span.start)
        # The end of a sentence too long for a reporting clause still tells that words stand before.
        intro = text[max(start, span.start - 2 * MAX_CLAUSE) : span.start].strip(" ,;\n\u2028\u00a0\u202f")
        size = count(words)
        ends = not _lettered(tail[end : place.stop]) or re.match(r"\s*[.!?…]\s", tail[end : place.stop])
        if _lettered(intro):
            return self.introduced(place, start, intro, size, ends)
        trailing = self.trailing(place, size)
        if trailing:
            clause, after = trailing
            return clause, span.start, after, place.following
        if without_incise(words.strip()):
            return Clause(), span.start, end, place.following
        if not ends:
            if size >= (5 if not _lettered(text[place.done : span.start]) else 12):
                self.doubts.append(Doubt("quotes", excerpt(words), _MAYBE))
            return None
        alone = not _lettered(text[: span.start])
        if alone and not _lettered(tail[end:]):
            signed = self.signed(place.following)
            if signed:
                return signed, span.start, end, place.following + 1
            announced = self.announced()
            if announced:
                return announced, span.start, end, place.following
        follows = not _lettered(text[place.done : span.start]) and (place.done or self.after_quote())
        least = 3 if _is_sentence(words) and (alone or follows) else 4 if follows else 6 if alone else 12
        if size >= least:
            return Clause(), span.start, end, place.following
        return None

    def introduced(self, place, start, intro, size, ends):
        """Words that follow a clause of the same sentence: a report when it ends with a colon, a fragment otherwise."""
        clause = before_speech(intro)
        sentence = _is_sentence(place.words)
        if intro.endswith(":"):
            if clause is not None and clause.speaker and (clause.attribution or size >= 6 or sentence):
                return clause, start, place.end, place.following
            trailing = self.trailing(place, size)
            if trailing:
                return trailing[0], place.span.start, trailing[1], place.following
            same = re.match(r"(?:qui|et|puis|avant)\s", fold(intro))
            if same and self.speaker and place.done and start == place.done:
                # « …, souligne X, qui ajoute : « … » »: grammar gives the second words to the same person.
                return Clause(self.speaker, self.role, intro.rstrip(": ")), start, place.end, place.following
            if (clause is not None and size >= 4) or size >= 12:
                why = "le nom de la personne citée n’est pas écrit juste avant ses mots"
                if clause is not None and clause.attribution:
                    why = clause.anonymous
                return Clause(anonymous=why), place.span.start, place.end, place.following
            if size >= 8 or (size >= 4 and sentence):
                self.doubts.append(Doubt("quotes", excerpt(place.words), _MAYBE))
            return None
        connective = re.match(r"(?:selon|pour|d'apres)\s", fold(intro))
        if connective and clause is not None and clause.speaker and ends and size >= 3:
            return clause, start, place.end, place.following
        if connective and size >= 6 and ends:
            self.doubts.append(Doubt("quotes", excerpt(place.words), _MAYBE))
            return None
        says_that = re.search(r"\b(?:que?|qu')$", fold(intro))
        if (size >= 8 or (size >= 4 and (sentence or says_that))) and has_verb(fold(intro)):
            self.doubts.append(Doubt("quotes", excerpt(place.words), _MAYBE))
        return None

    def trailing(self, place, size):
        """(clause, offset after it) of the clause that follows the closing mark, or None."""
        text, end, stop = place.tail, place.end, place.stop
        opening = re.match(r"\s*[,;.–—-]?\s*", text[end:stop])
        start = end + opening.end()
        finish = clause_end(text, start, stop)
        printed = text[start:finish]
        bracket = re.match(r"\(([^()]{3,200})\)", printed)
        if bracket and signature(bracket.group(1)):
            return signature(bracket.group(1)), start + bracket.end()
        signed = signature(printed.rstrip("."))
        if signed and (re.match(r"\s*[–—]", text[end:stop]) or (signed.role and _is_sentence(place.words))):
            return signed, finish
        body = printed.strip().rstrip(".!?…:,").strip()
        clause = after_speech(body)
        if clause is None:
            return None
        if (
            size <= 3
            and not re.search(r"[.!?…,]\s*$", place.words)
            and clause.attribution
            and " " in clause.attribution
        ):
            return None
        if printed.rstrip().endswith(":"):
            # « …, souligne X, rôle, qui ajoute : « … » »: the second clause introduces the words that follow.
            match = re.search(r",\s*(?=(?:qui|et|puis|avant)\s[^,]*$)", fold(body))
            if match:
                clause = after_speech(body[: match.start()]) or clause
                finish = start + match.end()
        return clause, finish

    def after_quote(self):
        return bool(self.pieces) and isinstance(self.pieces[-1], Cut)

    def signed(self, position):
        """The line below a quotation that says who spoke (« — X, rôle »), or None."""
        if position >= len(self.blocks):
            return None
        block = self.blocks[position]
        text = block.text
        dashed = re.match(r"\s*(?:[—–―-]|--)\s*\S", text) or block.style == "cite"
        if block.tag == "p" and dashed:
            return signature(text)
        if block.tag == "ul" and len(block.children) == 1 and not block.children[0].children:
            return signature(text)
        return None

    def announced(self):
        """« X, rôle, déclare : » as the end of the paragraph above; its words leave the text."""
        if not self.pieces or not isinstance(self.pieces[-1], Block) or self.pieces[-1].tag != "p":
            return None
        block = self.pieces[-1]
        text = block.flow.text
        if not text.rstrip().endswith(":"):
            return None
        start = sentence_start(text, 0, len(text.rstrip()) - 1)
        clause = before_speech(text[start:])
        if clause is None or not clause.speaker:
            return None
        rest = block.flow.cut(0, start)
        self.pieces[-1:] = [paragraph(rest)] if _lettered(rest.text) else []
        return clause

    def blockquote(self, block, position):
        children = list(block.children)
        clause, following = None, position + 1
        last = children[-1]
        if last.tag == "p" and len(children) > 1 and (last.style == "cite" or re.match(r"\s*[—–―-]", last.text)):
            clause = signature(last.text)
            children = children[:-1] if clause else children
        elif last.tag == "p" and len(last.flow.lines()) > 1:
            line = last.flow.lines()[-1]
            if re.match(r"\s*[—–―-]", line.text) and signature(line.text):
                clause = signature(line.text)
                children[-1] = paragraph(last.flow.cut(0, last.flow.text.rfind(line.text)))
        if clause is None:
            clause = self.signed(following)
            following += 1 if clause else 0
        marked = any(child.tag == "p" and spans(child.flow.text) for child in children)
        if clause is None and not marked:
            clause = self.announced()
        if clause is None and marked and all(child.tag == "p" for child in children):
            self.blocks[position : position + 1] = children
            return position
        if clause is None:
            self.doubts.append(
                Doubt("quotes", excerpt(block.text), "Ce passage en retrait est peut-être une citation.")
            )
            self.pieces.append(block)
            return following
        self.quote("\n\n".join(_quoted_text(child) for child in children), clause, outer=True)
        return following

    def in_italics(self, block):
        """« X, rôle, déclare : » and then words in italics without quotation marks."""
        text = block.flow.text
        match = re.search(r":\s*(?=\S)", text)
        start = sentence_start(text, 0, match.start()) if match else 0
        clause = before_speech(text[start : match.start()]) if match else None
        if clause is None or not clause.speaker or not clause.attribution:
            return False
        words = block.flow.cut(match.end())
        if not words.all_in("em"):
            if count(words.text) >= 4:
                self.doubts.append(Doubt("quotes", excerpt(words.text), _WITHOUT_MARKS))
            return False
        self.narrative(block.flow, 0, start)
        self.doubts.append(Doubt("quotes", excerpt(words.text), "Citation en italique, sans guillemets."))
        self.quote(words.text, clause)
        return True

    def doubt_in_list(self, block):
        if block.tag not in ("ul", "ol"):
            return
        for flow in block.flows():
            for span in spans(flow.text):
                words = flow.text[span.start + 1 : span.end - 1]
                if span.closed and count(words) >= 8:
                    self.doubts.append(Doubt("quotes", excerpt(words), _MAYBE))

    def quote(self, text, clause, outer=False):
        """One more quote, its incises taken out; a speaker that no word names is a doubt."""
        text = text.strip()
        if outer:
            text = _without_outer_marks(text)
        printed = [clause.attribution] if clause.attribution else []
        for _ in range(5):
            inside = without_incise(text)
            if inside is None:
                break
            text = inside.text
            read = after_speech(inside.clause)
            if clause.speaker is None and read is not None:
                clause = replace(read, attribution=None) if read.speaker else replace(clause, anonymous=read.anonymous)
                printed.append(read.attribution or "")
            else:
                printed.append(inside.clause)
        clause = replace(clause, attribution=", ".join(part for part in printed if part) or None)
        if clause.speaker is None:
            said = clause.attribution or excerpt(text)
            before = f"\u00a0; la personne citée juste avant est {self.speaker}" if self.speaker else ""
            why = clause.anonymous or "aucun mot ne dit qui parle"
            self.doubts.append(Doubt("quotes", said, f"Qui parle\u202f? {why[0].upper()}{why[1:]}{before}."))
        else:
            clause = self.same_person(_bare(clause))
            self.speaker, self.role = clause.speaker, clause.role
        self.pieces.append(Cut(text, clause))

    def same_person(self, clause):
        """« Mme Exemple » after « Camille Exemple »: the same name, said as a doubt."""
        match = re.match(r"(?:M\.|Mme|Mlle|Monsieur|Madame)\s+(\S+)$", clause.speaker)
        if not match or not self.speaker or key(self.speaker).split()[-1:] != [key(match.group(1))]:
            return clause
        why = f"Ce nom a été lu comme {self.speaker}."
        self.doubts.append(Doubt("quotes", clause.speaker, why))
        return replace(clause, speaker=self.speaker)


def _bare(clause):
    """« Mme Camille Exemple » without « Mme », « L’adjointe » without its article: neither is part of who speaks."""
    speaker = re.sub(r"^(?:M\.|Mme|Mlle|Monsieur|Madame)\s+(?=\S+\s)", "", clause.speaker)
    role = (
        re.sub(r"^(?:[Ll]['’]|(?:[Ll]e|[Ll]a|[Ss]a|[Ss]on|[Nn]otre)\s+)(?=\S)", "", clause.role)
        if clause.role
        else None
    )
    return replace(clause, speaker=speaker, role=role)


def _quoted_text(block):
    if block.tag in ("ul", "ol"):
        return "\n".join(f"– {child.text}" for child in block.children)
    if block.tag == "blockquote":
        return "\n\n".join(_quoted_text(child) for child in block.children)
    return block.flow.text.strip()


def _without_outer_marks(text):
    found = spans(text)
    if len(found) == 1 and found[0].start == 0 and not _lettered(text[found[0].end :]):
        return text[1 : found[0].end - 1].strip()
    return text


def _is_sentence(words):
    return bool(re.search(r"[.!?…]\s*$", words))


def _lettered(text):
    return any(character.isalnum() for character in text)
