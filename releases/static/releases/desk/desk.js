/* Small helps of the desk. Nothing here is needed to do the work, and no rule is here. */
"use strict"
;(() => {
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

  /* Addresses made from names as one types, by the rules of releases.text.slugs. */
  const LETTERS = { œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ß: "ss" }
  const slugify = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[œæøłđðþıß]/g, (c) => LETTERS[c])
      .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")
  const follow = (slug) => {
    const names = slug.dataset.slugFrom.split(" ").map((id) => document.getElementById(id)).filter(Boolean)
    let own = slug.value !== ""
    slug.addEventListener("input", () => (own = slug.value !== ""))
    for (const name of names) {
      name.addEventListener("input", () => {
        if (!own) slug.value = slugify(names.map((one) => one.value).join(" ")).slice(0, slug.maxLength > 0 ? slug.maxLength : 80)
      })
    }
  }

  /* A title is one line, however many it takes on the screen. */
  const oneLine = (area) => area.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault())

  /* Choices by autocomplete: named, and opened by the first letter that is typed. */
  const nameChoices = () => {
    for (const select of $$("select.admin-autocomplete.select2-hidden-accessible")) {
      const box = select.nextElementSibling?.querySelector(".select2-selection")
      if (!box || box.dataset.named) continue
      box.dataset.named = "1"
      const label = document.querySelector(`label[for="${select.id}"]`)
      const column = select.closest("td")?.className.match(/field-(\w+)/)?.[1]
      const head = column && select.closest("table")?.querySelector(`th.column-${column}`)
      const name = (label ?? head)?.textContent.replace(/[\s:]+$/, "").trim() ?? "Choix"
      box.removeAttribute("aria-labelledby")
      for (const inner of $$('[role="textbox"]', box)) {
        inner.removeAttribute("role")
        inner.removeAttribute("aria-readonly")
      }
      const tell = () => {
        const chosen = select.selectedOptions[0]?.text?.trim()
        box.setAttribute("aria-label", chosen ? `${name} : ${chosen}` : name)
      }
      tell()
      django.jQuery(select).on("change", tell)
      box.addEventListener("keydown", (event) => {
        if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return
        django.jQuery(select).select2("open") // and the letter goes where the caret now is
        document.querySelector(".select2-container--open .select2-search__field")?.focus()
      })
    }
  }

  /* Fields in the rows of a table are named by their column. */
  const nameCells = () => {
    for (const table of $$(".inline-group .tabular table")) {
      const corner = table.querySelector("th.original")
      if (corner && !corner.textContent.trim()) corner.innerHTML = '<span class="visually-hidden">Ligne</span>'
      const heads = $$("thead th", table)
      for (const field of $$("td :is(input:not([type=hidden]), textarea, select):not([aria-label])", table)) {
        if (field.id.includes("__prefix__") || field.classList.contains("admin-autocomplete")) continue
        const head = heads[field.closest("td").cellIndex]?.textContent.replace("?", "").trim()
        if (head) field.setAttribute("aria-label", head)
      }
    }
  }

  const nameSearches = () => {
    for (const search of $$(".select2-search__field:not([aria-label])")) search.setAttribute("aria-label", "Rechercher")
  }

  /* « Réglé » without leaving what is being written. */
  const settle = (form) =>
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null)
      if (!answer?.ok) return form.submit()
      const list = form.closest("ul")
      form.closest("li").remove()
      if (list.children.length) list.querySelector("button")?.focus()
      else list.closest("section").remove()
    })

  /* What was typed and not saved is not lost by a click beside. */
  const guard = (form) => {
    let typed = false
    form.addEventListener("input", () => (typed = true))
    form.addEventListener("submit", () => (typed = false))
    window.addEventListener("beforeunload", (event) => typed && event.preventDefault())
  }

  /* The page inside the page takes its whole height. */
  const fit = (frame) => {
    const take = () => {
      const page = frame.contentDocument?.documentElement
      if (page) frame.style.height = `${page.scrollHeight + 4}px`
    }
    frame.addEventListener("load", take)
    window.addEventListener("resize", take)
    take()
  }

  /* The hour is asked only when one is wanted. */
  const hours = (form) => {
    const later = form.querySelector('input[name="when"][value="later"]')
    const fields = $$('input[name="day"], input[name="time"]', form).map((field) => field.closest(".desk-field"))
    const show = () => fields.forEach((field) => (field.hidden = !later.checked))
    form.addEventListener("change", show)
    show()
  }

  document.addEventListener("DOMContentLoaded", () => {
    $$("[data-slug-from]").forEach(follow)
    $$("[data-one-line]").forEach(oneLine)
    $$("form[data-settles]").forEach(settle)
    $$("#revision_form").forEach(guard)
    $$(".desk-frame").forEach(fit)
    $$(".desk-form").filter((form) => form.querySelector('input[name="when"][value="later"]')).forEach(hours)
    const name = () => setTimeout(() => (nameChoices(), nameCells()))
    name()
    document.addEventListener("formset:added", name)
    new MutationObserver(nameSearches).observe(document.body, { childList: true })
  })
})()
