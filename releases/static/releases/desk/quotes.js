/* The office of that day, shown as soon as the speaker or the date is known. The words come from the server. */
"use strict"
;(() => {
  const BLOCK = '.inline-related[id^="releases_quote_set-"]:not(.empty-form)'
  const field = (block, name) => block.querySelector(`[name$="-${name}"]`)
  const line = (block, name) => block.querySelector(`.form-row.field-${name}`)

  const told = (block) => {
    let place = block.querySelector(".desk-office")
    if (!place) {
      place = document.createElement("p")
      place.className = "desk-office"
      place.setAttribute("role", "status")
      line(block, "spokesperson").append(place)
    }
    return place
  }

  const turnOf = (block) => Number(block.dataset.turn ?? 0)

  const hasError = (row) => Boolean(row?.querySelector(".errorlist"))

  const show = (block, { held = [], words = "", plain = false }) => {
    const mandate = field(block, "mandate")
    const chosen = mandate.value
    mandate.replaceChildren(new Option("---------", ""))
    for (const one of held) mandate.append(new Option(one.words, one.id, false, String(one.id) === chosen))
    line(block, "mandate").hidden = held.length < 2 && !hasError(line(block, "mandate"))
    line(block, "role").hidden = !plain && !hasError(line(block, "role"))
    told(block).textContent = turnOf(block) === 1 && hasError(line(block, "mandate")) ? "" : words
    told(block).classList.toggle("desk-office-missing", Boolean(words) && !held.length && !plain)
  }

  const ask = async (block) => {
    const person = field(block, "spokesperson").value
    if (!person) return show(block, {})
    const day = document.getElementById("id_issued_on").value
    const query = new URLSearchParams({ personne: person, jour: day })
    const turn = turnOf(block) + 1
    block.dataset.turn = turn
    if (turn > 1) line(block, "mandate").querySelectorAll(".errorlist").forEach((list) => list.remove())
    const { offices } = document.querySelector("[data-offices]").dataset
    const answer = await fetch(`${offices}?${query}`, { headers: { Accept: "application/json" } }).catch(() => null)
    const found = answer?.ok ? await answer.json() : null
    if (turnOf(block) !== turn) return // a later question was asked
    if (found) show(block, found)
    else told(block).textContent = "La fonction de ce jour-là n’a pas pu être lue."
  }

  const all = () => document.querySelectorAll(BLOCK).forEach(ask)

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("id_issued_on")) return
    setTimeout(all)
    document.getElementById("id_issued_on").addEventListener("change", all)
    django.jQuery(document).on("change", `${BLOCK} [name$="-spokesperson"]`, (event) => ask(event.target.closest(BLOCK)))
    document.addEventListener("formset:added", (event) => event.target.matches?.(BLOCK) && ask(event.target))
  })
})()
