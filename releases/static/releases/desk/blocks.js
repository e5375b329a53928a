/* The blocks of a communiqué, in order: added, moved and removed with the mouse or the keyboard alone.

   The parts are django-content-editor's; this page starts them in the order of its own index.js, without the style that
   it writes into the page (our policy forbids it, desk.css has its rules), and adds the keyboard. */
import { initContext } from "content-editor/context"
import { DragDrop } from "content-editor/dragdrop"
import { Machine } from "content-editor/machine"
import { Regions } from "content-editor/regions"
import { Sections } from "content-editor/sections"
import { emit, qs, qsa } from "content-editor/utils"

const ROWS = ".order-machine .inline-related:not(.empty-form)"

function start() {
  const editor = initContext()
  const machine = new Machine(editor)
  const sections = new Sections(editor, machine)
  const dragdrop = new DragDrop(editor, machine, sections)
  const regions = new Regions(editor, machine)
  machine.wire({ sections, regions, dragdrop })
  editor.addPluginButton = (prefix, icon, initializing) => regions.addPluginButton(prefix, icon, initializing)
  machine.addPluginIcons()
  const groups = editor.plugins.map((plugin) => document.getElementById(`${plugin.prefix}-group`)).filter(Boolean)
  machine.reorderInlines(groups)
  for (const group of groups) group.style.display = "none"
  regions.assignToInlines()
  for (const plugin of editor.plugins) editor.addPluginButton(plugin.prefix, plugin.button, true)
  regions.initTabs()
  regions.selectInitial()
  machine.initializeCollapseAll()
  for (const row of qsa(ROWS)) if (qs(".errorlist", row)) machine.collapseInline(row, false)
  emit("content-editor:ready")
  addBar(editor)
  dress(machine)
  for (const name of ["content-editor:activate", "formset:added"]) {
    document.addEventListener(name, () => setTimeout(() => dress(machine)))
  }
  document.addEventListener("formset:added", (event) => {
    if (editor.pluginsByPrefix[event.detail.formsetName]) enter(event.target)
  })
  document.addEventListener("formset:removed", () => {
    inOrderOfNumbers()
    setTimeout(() => dress(machine))
  })
}

const byOrder = (one, other) => one.style.order - other.style.order
const number = (row) => Number(row.id.match(/-(\d+)$/)?.[1] ?? 0)

/* « + » at the end, which the library puts first in the page. */
function lastTarget(orderMachine) {
  const last = qs(":scope > .order-machine-insert-target.last", orderMachine)
  if (last.nextElementSibling) orderMachine.append(last)
  return last
}

/* Django numbers the rows of a form again in the order of the page, and takes the first for those already saved. */
function inOrderOfNumbers() {
  const last = lastTarget(qs(".order-machine"))
  for (const row of qsa(ROWS).sort((one, other) => number(one) - number(other))) last.before(row)
}

/* Buttons in words, below the blocks: what can be added is in view. */
function addBar(editor) {
  const bar = document.createElement("div")
  bar.className = "desk-add"
  bar.setAttribute("role", "group")
  bar.setAttribute("aria-label", "Ajouter un bloc à la fin")
  bar.append("Ajouter à la fin :\u00a0")
  for (const plugin of editor.plugins) {
    if (plugin.regions?.includes("_adding_not_allowed")) continue
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button"
    button.textContent = plugin.title
    button.addEventListener("click", () => {
      editor._insertBefore = null
      editor.addContent(plugin.prefix)
    })
    bar.append(button)
  }
  qs(".order-machine-wrapper").after(bar)
}

/* The caret goes to the first thing to write in a block that was just added, unless someone is already writing. */
function enter(row) {
  const isElsewhere = () => document.activeElement?.matches("input, select, textarea, [contenteditable], .select2-selection")
  row.addEventListener("prose-editor:ready", (event) => isElsewhere() || event.detail.editor.commands.focus(), { once: true })
  const fields = qsa("input, textarea, select", row)
  const first = fields.find((field) => field.type !== "hidden" && field.offsetParent !== null)
  if (first && !first.matches("[data-django-prose-editor-configurable]")) first.focus()
  else document.activeElement?.blur()
}

/* The order of the page is what is seen; every mouse gesture has its button. */
function dress(machine) {
  const list = qsa(ROWS).sort(byOrder)
  const orderMachine = qs(".order-machine")
  const last = lastTarget(orderMachine)
  let before = null
  for (const row of list) {
    /* Only what is out of its place moves: a text that moves loses its caret. */
    if (before && before.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING) last.before(row)
    before = row
  }
  for (const target of qsa(".order-machine-insert-target", orderMachine)) {
    target.tabIndex = 0
    target.setAttribute("role", "button")
    target.setAttribute("aria-label", target.classList.contains("last") ? "Ajouter un bloc à la fin" : "Ajouter un bloc avant celui-ci")
  }
  for (const button of qsa(".plugin-buttons .plugin-button")) button.tabIndex = 0
  list.forEach((row, place) => {
    const head = qs(":scope > h3", row)
    if (!head) return
    if (!qs(".desk-move", head)) head.append(tools(machine, row))
    const kind = qs("b", head)
    kind.textContent = kind.textContent.replace(/\s*:\s*$/, "")
    const name = `${kind.textContent} ${place + 1}`
    for (const button of qsa(".desk-move button", head)) button.setAttribute("aria-label", `${button.title} : ${name}`)
    const [up, down, fold] = qsa(".desk-move button", head)
    up.disabled = place === 0
    down.disabled = place === list.length - 1
    fold.setAttribute("aria-expanded", !row.classList.contains("collapsed"))
    fold.textContent = row.classList.contains("collapsed") ? "Déplier" : "Replier"
    for (const gone of qsa("a.inline-deletelink", head)) gone.setAttribute("aria-label", `Supprimer : ${name}`)
  })
}

function tools(machine, row) {
  const span = document.createElement("span")
  span.className = "desk-move"
  const add = (title, text, act) => {
    const button = document.createElement("button")
    Object.assign(button, { type: "button", title, textContent: text })
    button.addEventListener("click", (event) => {
      event.stopPropagation() // or the title would fold the block
      act()
      dress(machine)
      if (!button.disabled) button.focus()
    })
    span.append(button)
  }
  const move = (step) => () => {
    const list = qsa(ROWS).sort(byOrder)
    const other = list[list.indexOf(row) + step]
    if (!other) return
    const [mine, theirs] = [row, other].map((one) => qs(".order-machine-ordering", one))
    ;[mine.value, theirs.value] = [theirs.value, mine.value]
    ;[row.style.order, other.style.order] = [mine.value, theirs.value]
    mine.dispatchEvent(new Event("input", { bubbles: true }))
  }
  add("Monter", "↑", move(-1))
  add("Descendre", "↓", move(1))
  add("Replier ou déplier", "Replier", () => machine.collapseInline(row, !row.classList.contains("collapsed")))
  return span
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return
  if (!event.target.matches(".order-machine-insert-target, .plugin-buttons .plugin-button")) return
  event.preventDefault()
  const opens = event.target.matches(".order-machine-insert-target")
  event.target.click()
  if (opens) qs(".plugin-buttons .plugin-button:not(.content-editor-hide)")?.focus()
})

/* After Django's own rows are ready: they are on jQuery's queue. */
django.jQuery(start)
