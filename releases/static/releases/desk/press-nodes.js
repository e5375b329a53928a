/* What the text editor of the desk adds to django-prose-editor: note calls, a French toolbar, clean pastes from Word.
   The closed list of what may stay is `releases.text.markup`; nothing here decides it. */
import { Extension, Node, Plugin, updateAttrsDialog } from "django-prose-editor/editor"

/* The editor would write its style into the page, which our policy forbids: it finds one already there, and does not.
   Its rules are in desk.css. An element of no HTML namespace is not a style for the browser. */
if (!document.querySelector("style[data-tiptap-style]")) {
  const stand_in = document.createElementNS("urn:grenoble-presse", "style")
  stand_in.setAttribute("data-tiptap-style", "")
  document.head.append(stand_in)
}

const nextMark = () => {
  const numbers = [...document.querySelectorAll(".ProseMirror .press-note, .field-mark input")]
    .map((node) => Number.parseInt(node.value ?? node.textContent, 10))
    .filter(Number.isFinite)
  return String(Math.max(0, ...numbers) + 1)
}

const askMark = updateAttrsDialog(
  { mark: { type: "string", title: "Repère de la note", description: "le même que dans la liste des notes", required: true } },
  { title: "Appel de note", submitText: "Insérer" },
)

export const NoteCall = Node.create({
  name: "noteCall",
  group: "inline",
  inline: true,
  atom: true,

  addAttributes() {
    return {
      mark: {
        default: "1",
        parseHTML: (element) => element.getAttribute("data-mark"),
        renderHTML: ({ mark }) => ({ "data-mark": mark }),
      },
    }
  },

  parseHTML() {
    return [{ tag: "press-note[data-mark]" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["press-note", HTMLAttributes]
  },

  renderText({ node }) {
    return `[${node.attrs.mark}]`
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("sup")
      dom.className = "press-note"
      dom.textContent = node.attrs.mark
      dom.title = `Appel de la note ${node.attrs.mark}`
      return { dom }
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "noteCall",
      groups: "link",
      button: buttons.text("[1]", "Appel de note"),
      active: (editor) => editor.isActive("noteCall"),
      command(editor) {
        askMark(editor, { mark: nextMark() }).then((attrs) => {
          const mark = (attrs?.mark || "").trim().replace(/\s+/g, "").slice(0, 5)
          if (mark) editor.chain().focus().insertContent({ type: "noteCall", attrs: { mark } }).run()
          else editor.commands.focus()
        })
      },
    })
  },
})

const BUTTONS = {
  paragraph: "Paragraphe",
  heading2: "Intertitre",
  heading3: "Sous-intertitre",
  bulletList: "Liste à puces",
  orderedList: "Liste numérotée",
  orderedListProperties: "Numérotation de la liste",
  blockquote: "Extrait d’un texte",
  bold: "Gras",
  italic: "Italique",
  superscript: "Exposant",
  subscript: "Indice",
  link: "Lien",
  unlink: "Retirer le lien",
  noteCall: "Appel de note",
  "history:undo": "Annuler",
  "history:redo": "Rétablir",
}
const TOGGLES = new Set(["bold", "italic", "superscript", "subscript", "blockquote", "link", "orderedList"])
const KEYS = { bold: "Ctrl+B", italic: "Ctrl+I", link: "Ctrl+K", "history:undo": "Ctrl+Z", "history:redo": "Ctrl+Maj+Z" }

export const FrenchMenu = Extension.create({
  name: "frenchMenu",

  onCreate() {
    const { editor } = this
    const bar = editor.storage.menu?.dom
    editor.view.dom.setAttribute("aria-label", "Texte")
    editor.view.dom.setAttribute("role", "textbox")
    editor.view.dom.setAttribute("aria-multiline", "true")
    editor.view.dom.lang = "fr"
    if (!bar) return
    bar.setAttribute("role", "toolbar")
    bar.setAttribute("aria-label", "Mise en forme du texte")
    const buttons = [...bar.querySelectorAll("button[data-name]")]
    for (const button of buttons) {
      const name = BUTTONS[button.dataset.name] ?? button.title
      button.title = KEYS[button.dataset.name] ? `${name} (${KEYS[button.dataset.name]})` : name
      button.setAttribute("aria-label", name)
    }
    const tell = () => {
      for (const button of buttons) {
        if (TOGGLES.has(button.dataset.name)) button.setAttribute("aria-pressed", button.classList.contains("active"))
        button.setAttribute("aria-disabled", button.classList.contains("disabled"))
      }
    }
    editor.on("transaction", tell)
    tell()
    roveOver(bar, buttons)
  },
})

/* One stop of the tabulator for the whole bar; arrows go from button to button (ARIA's pattern of a toolbar). */
function roveOver(bar, buttons) {
  const seen = () => buttons.filter((button) => !button.classList.contains("hidden"))
  buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0))
  bar.addEventListener("keydown", (event) => {
    const list = seen()
    const here = list.indexOf(document.activeElement)
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: list.length - 1 }[event.key]
    if (here < 0 || there === undefined) return
    event.preventDefault()
    const next = list[(there + list.length) % list.length]
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
    next.focus()
  })
}

export const WordPaste = Extension.create({
  name: "wordPaste",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: fromWord } })]
  },
})

/* Word's lists are paragraphs with a bullet, its notes are links, and its first heading is none of ours. */
export function fromWord(html) {
  /* A style, even in a page that is never shown, is reported as a breach of the policy: attributes wait aside. */
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/(<[^>]*?\s)style\s*=/gi, "$1data-style=")
  const page = new DOMParser().parseFromString(bare, "text/html")
  const all = (selector) => [...page.querySelectorAll(selector)]
  const notes = new Map()
  for (const note of all("div[id^=ftn]")) {
    notes.set(note.id.replace(/\D/g, ""), note)
    note.remove()
  }
  for (const call of all('a[data-style*="mso-footnote-id"], a[href*="#_ftn"]')) {
    const mark = (call.textContent.match(/[\d*]+/) ?? [""])[0]
    if (!mark || call.getAttribute("href")?.includes("#_ftnref")) continue
    const node = page.createElement("press-note")
    node.setAttribute("data-mark", mark)
    call.replaceWith(node)
  }
  let list = null
  for (const paragraph of all("p")) {
    if (!/mso-list\s*:/i.test(paragraph.getAttribute("data-style") ?? "")) {
      list = null
      continue
    }
    const bullet = paragraph.querySelector('[data-style*="mso-list:Ignore" i], [data-style*="mso-list: Ignore" i]')
    const kind = /^\s*\(?[\da-z]{1,3}[.)]/i.test(bullet?.textContent ?? "") ? "ol" : "ul"
    bullet?.remove()
    if (!list || list.localName !== kind || list.nextElementSibling !== paragraph) {
      list = page.createElement(kind)
      paragraph.before(list)
    }
    const item = page.createElement("li")
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
  for (const heading of all("h1")) {
    const lower = page.createElement("h2")
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  for (const anchor of all('a[name^="_"]')) anchor.replaceWith(...anchor.childNodes)
  for (const gone of all("style, script, meta, link, img, o\\:p:empty")) gone.remove()
  for (const styled of all("[data-style]")) {
    const style = styled.getAttribute("data-style").replace(/\s/g, "").toLowerCase()
    if (styled.localName === "span" && /font-weight:(bold|[6-9]00)/.test(style)) wrap(styled, "strong")
    if (styled.localName === "span" && /font-style:italic/.test(style)) wrap(styled, "em")
    styled.removeAttribute("data-style")
  }
  return page.body.innerHTML
}

function wrap(node, tag) {
  const mark = node.ownerDocument.createElement(tag)
  mark.append(...node.childNodes)
  node.append(mark)
}
