const button = document.getElementById("imprimer")
if (button) {
  button.addEventListener("click", () => window.print())
  button.hidden = false
}
