/**
 * The script of the list page: shows the records that contain every word of the search. It asks no network: each entry
 * holds its words. It folds what is typed as `fold` folds the words of the entries.
 */
export const SEARCH = `const field = document.querySelector('input')
const entries = [...document.querySelectorAll('[data-words]')]
const none = document.querySelector('[data-none]')
const ligatures = { 'œ': 'oe', 'æ': 'ae' }
const folded = (text) =>
  text.toLowerCase().replace(/[œæ]/g, (letter) => ligatures[letter]).normalize('NFD').replace(/\\p{M}/gu, '').replaceAll('’', "'")
const show = () => {
  const words = folded(field.value).split(/\\s+/).filter((word) => word !== '')
  let shown = 0
  for (const entry of entries) {
    const fits = words.every((word) => entry.dataset.words.includes(word))
    entry.hidden = !fits
    if (fits) shown += 1
  }
  none.hidden = shown > 0
}
field.closest('.search').hidden = false
field.addEventListener('input', show)
show()
`
